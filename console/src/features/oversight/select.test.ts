import { describe, expect, it } from 'vitest';
import { agentView, contactView, queueView } from '../../../tests/views';
import { sorted } from '@/shared/table/sorting';
import { filtersOf } from './filters';
import { QUEUE_ORDER } from './queues/order';
import {
  AGENT_ORDER,
  agentsThatFit,
  callsForHelp,
  levelOf,
  rungBy,
  waitingThatFit,
} from './select';

const byId = <T extends { id: string }>(...rows: T[]) =>
  Object.fromEntries(rows.map((row) => [row.id, row]));
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const filters = (query: string) => filtersOf(new URLSearchParams(query));

const agents = byId(
  agentView({ id: 'ana', name: 'Ana', presence: 'on_contact', contact: 'c1', queues: ['sales'] }),
  agentView({ id: 'ben', name: 'Ben', presence: 'offered', contact: 'c2', since: 5 }),
  agentView({ id: 'cy', name: 'Cy', presence: 'offline', misses: 2 }),
  agentView({ id: 'di', name: 'Di', help: { since: 9, contact: '', text: '' }, since: 7 }),
);

describe('the agents that are shown', () => {
  it('fit the queue, the state as the queues count it, and the name', () => {
    expect(ids(agentsThatFit(agents, filters('')))).toEqual(['ana', 'ben', 'cy', 'di']);
    expect(ids(agentsThatFit(agents, filters('queue=sales')))).toEqual(['ana']);
    expect(ids(agentsThatFit(agents, filters('state=busy')))).toEqual(['ana', 'ben']);
    expect(ids(agentsThatFit(agents, filters('queue=service&state=busy')))).toEqual(['ben']);
    expect(ids(agentsThatFit(agents, filters('state=help')))).toEqual(['di']);
    expect(ids(agentsThatFit(agents, filters('name=%20BE')))).toEqual(['ben']);
  });

  it('are not narrowed by what is no state', () => {
    expect(filters('state=asleep').state).toBe('');
  });

  it('can be ordered: help first, the longest first, the most misses first', () => {
    const rows = Object.values(agents);
    const by = (column: keyof typeof AGENT_ORDER, down = false) =>
      ids(sorted(rows, { by: column, down }, AGENT_ORDER));
    expect(by('state')).toEqual(['di', 'ana', 'ben', 'cy']);
    expect(by('since')[0]).toBe('ben');
    expect(by('misses')[0]).toBe('cy');
    expect(by('name', true)).toEqual(['di', 'cy', 'ben', 'ana']);
  });
});

describe('those who wait', () => {
  const contacts = byId(
    contactView({ id: 'c1', phase: 'talking' }),
    contactView({ id: 'c2', phase: 'offered', queued_at: 30, tier: 'A' }),
    contactView({ id: 'c3', phase: 'waiting', queued_at: 10, tier: '', queue: 'sales' }),
    contactView({ id: 'c4', phase: 'connecting', queued_at: 20, tier: 'B' }),
    contactView({ id: 'c5', phase: 'greeted', queued_at: null }),
  );

  it('are all whose queue clock runs, the longest wait first', () => {
    expect(ids(waitingThatFit(contacts, filters('')))).toEqual(['c3', 'c4', 'c2']);
  });

  it('fit the queue and the tier; no tier is a tier of its own', () => {
    expect(ids(waitingThatFit(contacts, filters('queue=sales')))).toEqual(['c3']);
    expect(ids(waitingThatFit(contacts, filters('tier=A')))).toEqual(['c2']);
    expect(ids(waitingThatFit(contacts, filters('tier=none')))).toEqual(['c3']);
  });

  it('ring at the agents whose presence says so', () => {
    expect([...rungBy(agents)]).toEqual([['c2', 'Ben']]);
  });
});

it('tells calls for help, the longest first', () => {
  const help = (id: string, since: number) =>
    agentView({ id, help: { since, contact: '', text: '' } });
  expect(ids(callsForHelp(byId(help('x', 9), help('y', 3), agentView())))).toEqual(['y', 'x']);
});

it('judges a service level by the queue’s own goal', () => {
  expect([levelOf(0.8, 0.8), levelOf(0.79, 0.8), levelOf(0.5, 0.8)]).toEqual([
    'good',
    'low',
    'bad',
  ]);
});

it('orders queues by what needs a look; those without a number come last', () => {
  const calm = queueView({ id: 'calm', name: { en: 'Calm' } });
  const late = queueView({ id: 'late', name: { en: 'Late' }, oldest_since: 5, waiting: 1 });
  const bad = queueView({ id: 'bad', name: { en: 'Bad' }, today: { ...calm.today, sl: 0.2 } });
  const order = QUEUE_ORDER((queue) => queue.name.en ?? '');
  const by = (column: keyof typeof order) =>
    ids(sorted([calm, late, bad], { by: column, down: false }, order));
  expect(by('longest')).toEqual(['late', 'bad', 'calm']);
  expect(by('waiting')[0]).toBe('late');
  expect(by('sl')).toEqual(['bad', 'calm', 'late']);
});
