import { describe, expect, it } from 'vitest';
import { agentView, contactView, queueView, thresholds } from '../../../tests/views';
import { beyondLimits } from './beyond';
import { ageOf, percentDown, percentUp, shortClock, wallClock } from './format';
import { contactsLink } from './links';
import { commonGoal, gravestWait, houseNow, longestOf, tiersOf } from './numbers';

const strict = {
  ...thresholds,
  waiting: { warn: 5, alarm: 10 },
  on_contact: { warn: 10, alarm: 20 },
};
const of = (queue: string) => (queue === 'key' ? strict : thresholds);

describe('the house', () => {
  it('is the sum of its queues and agents', () => {
    const queues = [queueView({ waiting: 2 }), queueView({ id: 'key', waiting: 3 })];
    const agents = [
      agentView(),
      agentView({ presence: 'on_contact' }),
      agentView({ presence: 'offline' }),
    ];
    expect(houseNow(queues, agents)).toMatchObject({
      waiting: 5,
      signedIn: 2,
      staff: { available: 1, on_contact: 1, offline: 1 },
      callbacks: null,
    });
  });

  it('tells of callbacks once there are any', () => {
    const callbacks = { held: 2, due: 1, asked: 3, reached: 0, kept: null };
    expect(houseNow([queueView({ callbacks }), queueView()], []).callbacks).toEqual({
      due: 1,
      held: 2,
    });
  });

  it('judges each wait by its own queue and takes the gravest', () => {
    const queues = [queueView({ oldest_since: 80 }), queueView({ id: 'key', oldest_since: 92 })];
    expect(longestOf(queues)?.id).toBe('service');
    expect(gravestWait(queues, of, 100)).toBe('warn');
    expect(gravestWait(queues, of, 103)).toBe('alarm');
    expect(gravestWait([queueView()], of, 100)).toBe('none');
    expect(longestOf([queueView()])).toBeUndefined();
  });

  it('names a goal only when all queues have the same', () => {
    expect(commonGoal([queueView(), queueView()])).toBe(0.8);
    expect(commonGoal([queueView(), queueView({ sl_goal: 0.9 })])).toBeNull();
    expect(commonGoal([])).toBeNull();
  });

  it('lists tiers by name, those without one last, and not at all where nobody has one', () => {
    const queues = [
      queueView({ waiting_by_tier: { '': 1, B: 2, A: 0 } }),
      queueView({ waiting_by_tier: { A: 1 } }),
    ];
    expect(tiersOf(queues)).toEqual([
      ['A', 1],
      ['B', 2],
      ['', 1],
    ]);
    expect(tiersOf([queueView({ waiting_by_tier: { '': 4 } })])).toEqual([]);
  });
});

describe('agents beyond a limit', () => {
  it('come with the gravest first, then the longest; nobody is timed for being free', () => {
    const agents = [
      agentView({ id: 'free', since: 0 }),
      agentView({ id: 'away', presence: 'not_ready', since: 930 }),
      agentView({ id: 'talk', presence: 'on_contact', since: 600 }),
      agentView({ id: 'wrap', presence: 'wrap_up', since: 920 }),
      agentView({ id: 'short', presence: 'on_contact', since: 900 }),
    ];
    expect(beyondLimits(agents, {}, of, 1000).map(({ agent, level }) => [agent.id, level])).toEqual(
      [
        ['talk', 'alarm'],
        ['wrap', 'warn'],
        ['away', 'warn'],
      ],
    );
  });

  it('are judged by the queue of their contact', () => {
    const agent = agentView({ presence: 'on_contact', since: 985, contact: 'c1' });
    expect(beyondLimits([agent], { c1: contactView() }, of, 1000)).toEqual([]);
    expect(beyondLimits([agent], { c1: contactView({ queue: 'key' }) }, of, 1000)).toHaveLength(1);
  });
});

it('never says that a number is better than it is', () => {
  expect([0.7956, 0.8, 0.29 + 0.01, null].map(percentDown)).toEqual(['79%', '80%', '30%', '–']);
  expect([0.0301, 0.03, 0, null].map(percentUp)).toEqual(['4%', '3%', '0%', '–']);
});

it('says times as short as they can be said', () => {
  expect([0, 42, 725, 3723].map(shortClock)).toEqual(['0:00', '0:42', '12:05', '1:02:03']);
  expect([59, 60, 7200].map(ageOf)).toEqual([
    { unit: 'seconds', n: 59 },
    { unit: 'minutes', n: 1 },
    { unit: 'hours', n: 2 },
  ]);
  expect(wallClock(1_800_014_400, 'Asia/Shanghai')).toBe('20:00');
});

it('asks for the contacts behind a number as the service takes it', () => {
  expect(contactsLink({ queue: 'key', closed: false, phase: 'waiting', agent: '' })).toBe(
    '/contacts?queue=key&closed=false&phase=waiting',
  );
});
