import type { components } from '@/shared/api/schema';
import { now } from './views';

type Schemas = components['schemas'];

export const account = (change: Partial<Schemas['Account']> = {}): Schemas['Account'] => ({
  id: 'acc-1',
  version: 3,
  company: 'Acme Pumps',
  tier: 'B',
  tiers: [{ at: now() - 9e6, by: 'tom', tier: 'B', reason: 'first' }],
  manager: 'mei',
  deputy: '',
  team: [{ user: 'li', role: 'Engineer' }],
  stage: 'kept',
  segment: '',
  industry: 'Pumps',
  need_type: '',
  credit: { grade: 'B', limit: '50000', currency: 'CNY', term_days: 30, review_on: '' },
  credits: [],
  secrecy: 'normal',
  secrecy_until: '',
  circulation: [],
  service_mode: 'usual',
  benefits: [],
  competitors: [],
  swot: { strengths: ['Loyal'], weaknesses: [], opportunities: [], threats: [] },
  address: '',
  website: '',
  tags: [],
  own: {},
  note: '',
  visit_days: 0,
  last_visit: 0,
  created_at: now() - 9e6,
  looked_at: now() - 86_400,
  merged_into: '',
  ...change,
});

export const person = (change: Partial<Schemas['Person']> = {}): Schemas['Person'] => ({
  id: 'per-1',
  version: 1,
  name: 'Li Wei',
  account: 'acc-1',
  language: 'zh-CN',
  numbers: ['+8613800550102'],
  emails: [],
  title: 'Buyer',
  department: '',
  role: '',
  reports_to: '',
  decision: 'decides',
  influence: 4,
  attitude: 1,
  tier: '',
  manager: '',
  deputy: '',
  note: '',
  own: {},
  personal: {},
  created_at: 0,
  looked_at: 0,
  left_at: 0,
  erased_at: 0,
  merged_into: '',
  ...change,
});

export const health: Schemas['Health'] = {
  risk: 34.5,
  reasons: [
    { id: 'open_complaints', points: 20, most: 20 },
    { id: 'overdue_visit', points: 14.5, most: 15 },
  ],
};

export const accountPage = (change: Partial<Schemas['Account']> = {}): Schemas['AccountPage'] => ({
  account: account(change),
  tier: null,
  people: [person()],
  needs: [],
  promises: [],
  projects: [],
  contracts: [],
  figures: [],
  health,
  completeness: { score: 0.75, missing: ['deputy'], days: 1, stale: false },
  visit_cycle: 90,
  open_cases: 2,
});

export const entry = (
  change: Partial<Schemas['TimelineEntry']> = {},
): Schemas['TimelineEntry'] => ({
  id: 'e1',
  version: 1,
  at: now() - 600,
  account: 'acc-1',
  person: 'per-1',
  kind: 'contact',
  ref: 'c7',
  what: 'handled',
  title: 'Wants ten pumps',
  detail: { queue: 'service', seconds: 95, waited: 12 } as never,
  by: 'mei',
  secrecy: 'normal',
  ...change,
});
