import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Approval = Schemas['Approval'];
export type Act = Schemas['Act'];

export const BOXES = ['mine', 'asked', 'all'] as const;
export type Box = (typeof BOXES)[number];

export const STATES = [
  'asked',
  'returned',
  'approved',
  'applied',
  'rejected',
  'withdrawn',
  'noted',
] as const;
export type State = (typeof STATES)[number];

/** What somebody does with an approval; each word is the last one of its address. */
export const DECISIONS = ['approve', 'return', 'reject', 'delegate'] as const;
export type Move = (typeof DECISIONS)[number] | 'withdraw' | 'ask-again';
/** The moves that need no more than a few words. */
export type Decision = Exclude<Move, 'ask-again'>;

export type ChangeAgain = Schemas['ChangeAgain'];
