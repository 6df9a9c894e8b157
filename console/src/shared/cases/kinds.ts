import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type Case = Schemas['Case'];
export type CaseLine = Schemas['CaseLine'];
export type CasePage = Schemas['CasePage'];
export type CaseEntry = Schemas['CaseEntry'];
export type Deadline = Schemas['Deadline'];
export type DueLine = Schemas['DueLine'];
export type Verb = Schemas['Verb'];

export const TYPES = ['question', 'request', 'fault', 'complaint', 'suggestion'] as const;
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export const STEPS = ['agent', 'department', 'department_head', 'management'] as const;
export const SOURCES = ['agent_knowledge', 'customer_db', 'archive', 'case'] as const;
export const RELATIONS = ['related', 'caused_by', 'duplicate'] as const;
export const CHANNELS = ['phone', 'email', 'message', 'in_person'] as const;
export const STATES = [
  'new',
  'assigned',
  'proposed',
  'fed_back',
  'accepted',
  'refused',
  'reopened',
  'solved',
  'followed_up',
  'closed',
  'merged',
  'discarded',
] as const;
