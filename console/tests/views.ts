import type {
  AgentView,
  ContactView,
  Controls,
  DeskView,
  House,
  LatelyView,
  OfferView,
  QueueView,
  Snapshot,
  Thresholds,
  TodayView,
  WorkView,
  WrapUpView,
} from '@/shared/api/types';

/** Builders of what the service sends; a test names only what it is about. */

export const now = () => Date.now() / 1000;

export const agentView = (change: Partial<AgentView> = {}): AgentView => ({
  id: 'mei',
  name: 'Lin Mei',
  presence: 'available',
  since: now() - 60,
  reason: '',
  contact: '',
  contacts: [],
  until: null,
  wish: null,
  misses: 0,
  help: null,
  monitored_by: [],
  monitoring: '',
  queues: ['service'],
  ...change,
});

export const todayView = (change: Partial<TodayView> = {}): TodayView => ({
  since: now() - 3600,
  offered: 0,
  answered: 0,
  abandoned: 0,
  short_abandoned: 0,
  flowed_out: 0,
  sl: null,
  abandon_rate: null,
  asa: null,
  ...change,
});

export const latelyView = (change: Partial<LatelyView> = {}): LatelyView => ({
  offered: 0,
  answered: 0,
  abandoned: 0,
  sl: null,
  ...change,
});

export const queueView = (change: Partial<QueueView> = {}): QueueView => ({
  id: 'service',
  name: { en: 'Service', 'zh-CN': '客户服务' },
  waiting: 0,
  waiting_by_tier: {},
  oldest_since: null,
  expected_wait: null,
  available: 1,
  busy: 0,
  wrap_up: 0,
  not_ready: 0,
  sl_seconds: 20,
  sl_goal: 0.8,
  open: true,
  by_hand: null,
  today: todayView(),
  lately: latelyView(),
  callbacks: { held: 0, due: 0, asked: 0, reached: 0, kept: null },
  ...change,
});

export const contactView = (change: Partial<ContactView> = {}): ContactView => ({
  id: 'c1',
  channel: 'voice',
  phase: 'talking',
  since: now() - 30,
  arrived_at: now() - 60,
  queue: 'service',
  queued_at: now() - 50,
  tier: 'A',
  name: 'Maria Gonzalez',
  company: 'Atlas Freight',
  caller: '+14155550123',
  dialled: '+18005550100',
  agent: 'mei',
  attempts: 1,
  recording: 'on',
  priority: 0,
  target: '',
  outcome: null,
  disposition: '',
  party: null,
  messages: [],
  recordings: [],
  kind: 'inbound',
  callback: null,
  ahead: null,
  ...change,
});

const NAMES = [
  'hold',
  'resume',
  'hang_up',
  'transfer',
  'consult',
  'merge',
  'complete',
  'cancel_consult',
  'pause_recording',
  'resume_recording',
  'reply',
] as const;

/** Controls that may all do nothing for one reason, but for those named. */
export function controlsView(reason: string, possible: (keyof Controls)[] = []): Controls {
  const all = NAMES.map((name) => [name, possible.includes(name) ? '' : reason]);
  return Object.fromEntries(all) as Controls;
}

export const offerView = (change: Partial<OfferView> = {}): OfferView => ({
  id: 'c1.1',
  contact: contactView({ phase: 'offered', agent: '' }),
  card: null,
  made_at: now(),
  lapses_at: now() + 20,
  why: 'longest_idle',
  waited: 12,
  accepted: false,
  ...change,
});

export const wrapUpView = (change: Partial<WrapUpView> = {}): WrapUpView => ({
  until: now() + 30,
  started_at: now(),
  extensions_left: 3,
  disposition_required: true,
  disposed: false,
  ...change,
});

export const workView = (change: Partial<WorkView> = {}): WorkView => ({
  id: change.contact?.id ?? 'c1',
  contact: contactView(),
  card: null,
  controls: controlsView('wrong_phase', [
    'hold',
    'hang_up',
    'transfer',
    'consult',
    'pause_recording',
  ]),
  wrap_up: null,
  ...change,
});

/** A message contact with one line of its customer. */
export const writtenView = (
  id: string,
  text: string,
  change: Partial<ContactView> = {},
): WorkView =>
  workView({
    contact: contactView({
      id,
      channel: 'message',
      name: `Customer ${id}`,
      recording: 'off',
      messages: [{ from: 'customer', text, at: now(), delivery: null, error: '' }],
      ...change,
    }),
    controls: controlsView('wrong_phase', ['reply', 'transfer', 'hang_up']),
  });

export const deskView = (change: Partial<DeskView> = {}): DeskView => ({
  agent: agentView(),
  offer: null,
  work: [],
  my_queues: ['service'],
  notices: [],
  phone: 'ok',
  stands_by: false,
  ...change,
});

/** The desk of an agent with one contact: what is said of the desk and of the contact may be changed. */
export const talkingDesk = ({
  contact,
  controls,
  card,
  ...change
}: Partial<DeskView> & Partial<Pick<WorkView, 'contact' | 'controls' | 'card'>> = {}): DeskView =>
  deskView({
    agent: agentView({ presence: 'on_contact', contact: 'c1', contacts: ['c1'] }),
    work: [
      workView({ ...(contact && { contact }), ...(controls && { controls }), card: card ?? null }),
    ],
    ...change,
  });

/** The desk of an agent in after-contact work. */
export const wrappingDesk = (change: Partial<WrapUpView> = {}): DeskView =>
  deskView({
    agent: agentView({ presence: 'wrap_up' }),
    work: [
      workView({
        contact: contactView({ phase: 'wrapping_up' }),
        controls: controlsView('no_contact'),
        wrap_up: wrapUpView(change),
      }),
    ],
  });

export const snapshotOf = (desk: DeskView | null, seq = 1): Snapshot => ({
  type: 'snapshot',
  seq,
  now: now(),
  queues: { service: queueView() },
  agents: {
    mei: agentView(),
    wang: agentView({ id: 'wang', name: 'Wang Lei' }),
    zhao: agentView({ id: 'zhao', name: 'Zhao Min', presence: 'offline' }),
  },
  contacts: {},
  total: { today: todayView(), lately: latelyView() },
  quarters: {},
  last_week: {},
  desk,
});

const word = (id: string, en: string, zh: string) => ({ id, name: { en, 'zh-CN': zh } });

export const thresholds: Thresholds = {
  service_level: { warn: 0.9, alarm: 0.6 },
  abandoned: null,
  waiting: { warn: 60, alarm: 300 },
  on_contact: { warn: 180, alarm: 300 },
  wrap_up: { warn: 60, alarm: 300 },
  not_ready: { warn: 60, alarm: 300 },
};

export const house: House = {
  name: 'Harbour Service',
  provider: 'simulated',
  zone: 'UTC',
  thresholds,
  queues: [{ ...word('service', 'Service', '客户服务'), zone: 'UTC', thresholds }],
  agents: [
    { id: 'mei', name: 'Lin Mei' },
    { id: 'wang', name: 'Wang Lei' },
  ],
  dispositions: [
    word('answered', 'Question answered', '问题已解答'),
    word('complaint', 'Complaint', '投诉'),
    { ...word('invoice', 'Invoice corrected', '更正账单'), queues: ['billing'] },
  ],
  presence_reasons: [word('lunch', 'Lunch', '午餐')],
  resolution_sources: [word('archive', 'Archive', '档案材料')],
  root_causes: [word('seal', 'Seals', '密封件')],
  pause_reasons: [word('part', 'Waits for a part', '等待配件')],
  transfer_numbers: [{ number: '+14155550188', name: 'Card emergency' }],
  tiers: [
    { id: 'A', name: { en: 'Gold', 'zh-CN': '金牌客户' }, benefits: ['account_manager'] },
    { id: 'B', name: { en: 'Silver', 'zh-CN': '银牌客户' }, benefits: [] },
  ],
  criteria: [
    { ...word('sales', 'Sales', '销售额'), weight: 3 },
    { ...word('steady', 'Steady cooperation', '合作稳定'), weight: 2 },
  ],
  teams: [word('north', 'North', '北组')],
  departments: [
    { ...word('billing', 'Billing', '账务部'), head: 'bo', members: ['bea'] },
    { ...word('support', 'Technical support', '技术支持部'), head: 'tom', members: ['tina'] },
  ],
};
