import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Task = Schemas['Task'];
export type Visit = Schemas['Visit'];
export type Overdue = Schemas['OverdueVisit'];
export type Plan = Schemas['Plan'];
export type PlanItem = Schemas['PlanItem'];

export const TASK_KINDS = ['call_back', 'visit', 'send', 'other'] as const;
export const PLAN_KINDS = [
  'service',
  'account',
  'development',
  'maintenance',
  'win_back',
  'call_back',
  'programme',
] as const;
export const PLAN_STATES = ['draft', 'asked', 'in_force', 'reported', 'closed', 'dropped'] as const;

/** The headings that each kind of plan is written under, as the service has them. */
export const HEADINGS: Record<(typeof PLAN_KINDS)[number], readonly string[]> = {
  service: ['content', 'results'],
  account: [
    'plan',
    'implementation',
    'incentives',
    'service_capability',
    'information_system',
    'communication',
    'alliance',
    'consultative_selling',
    'results',
  ],
  development: ['goal', 'results'],
  maintenance: ['goal', 'results'],
  win_back: ['reasons', 'offer', 'results'],
  call_back: ['notice', 'quality', 'results'],
  programme: ['strategy', 'targets', 'results'],
};

export const isLive = ({ state }: Pick<Task, 'state'>) => state === 'open' || state === 'started';
