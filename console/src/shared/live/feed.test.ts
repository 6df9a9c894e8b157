import { describe, expect, it } from 'vitest';
import {
  agentView,
  contactView,
  deskView,
  queueView,
  snapshotOf,
  talkingDesk,
} from '../../../tests/views';
import type { Delta } from '../api/types';
import { emptyFeed, reduceFeed, skewOf, type Feed } from './feed';

const hear = (
  feed: Feed,
  message: Parameters<typeof snapshotOf> | Partial<Delta>,
  at = 100,
): Feed =>
  reduceFeed(feed, {
    kind: 'message',
    at,
    message: Array.isArray(message)
      ? snapshotOf(...message)
      : { type: 'delta', seq: 11, from: 10, now: at, ...message },
  });
const started = hear(emptyFeed, [deskView(), 10]);

describe('a snapshot', () => {
  it('is the whole picture and makes the line live', () => {
    expect(started.seq).toBe(10);
    expect(Object.keys(started.agents)).toEqual(['mei', 'wang', 'zhao']);
    expect(started.desk?.agent.id).toBe('mei');
    expect(started.link).toEqual({ state: 'live', since: 100, outage: null });
  });

  it('replaces everything, even with a smaller number after a restart of the service', () => {
    const feed = hear({ ...started, contacts: { c9: contactView() } }, [null, 3]);
    expect(feed.seq).toBe(3);
    expect(feed.contacts).toEqual({});
    expect(feed.desk).toBeNull();
  });
});

describe('a delta', () => {
  it('changes queues and leaves the others', () => {
    const billing = queueView({ id: 'billing', waiting: 4 });
    const feed = hear(started, { queues: { billing } });
    expect(feed.queues.billing?.waiting).toBe(4);
    expect(feed.queues.service).toBe(started.queues.service);
    expect(feed.agents).toBe(started.agents);
  });

  it('changes agents', () => {
    const feed = hear(started, {
      agents: { wang: agentView({ id: 'wang', presence: 'wrap_up' }) },
    });
    expect(feed.agents.wang?.presence).toBe('wrap_up');
    expect(feed.agents.mei).toBe(started.agents.mei);
  });

  it('adds, changes and takes away contacts', () => {
    const one = hear(started, { contacts: { c1: contactView(), c2: contactView({ id: 'c2' }) } });
    const two = hear(one, {
      seq: 12,
      from: 11,
      contacts: { c1: null, c2: contactView({ id: 'c2', phase: 'on_hold' }) },
    });
    expect(Object.keys(two.contacts)).toEqual(['c2']);
    expect(two.contacts.c2?.phase).toBe('on_hold');
    expect(one.contacts.c1).toBeDefined();
  });

  it('gives the desk anew, takes it away, or does not speak of it', () => {
    const talking = hear(started, { desk: talkingDesk() });
    expect(talking.desk?.work[0]?.id).toBe('c1');
    expect(talking.deskTurn).toBe(started.deskTurn + 1);
    const silent = hear(talking, { seq: 12, from: 11 });
    expect(silent.desk).toBe(talking.desk);
    expect(silent.deskTurn).toBe(talking.deskTurn);
    expect(hear(silent, { seq: 13, from: 12, desk: null }).desk).toBeNull();
  });

  it('from here to here is a sign of life that may carry the desk', () => {
    const feed = hear(started, { seq: 10, from: 10, desk: deskView({ phone: 'missing' }) });
    expect(feed.seq).toBe(10);
    expect(feed.desk?.phone).toBe('missing');
    expect(feed.gap).toBe(false);
  });
});

describe('order', () => {
  it('a gap is noticed and nothing of the delta is taken', () => {
    const feed = hear(started, { seq: 13, from: 12, desk: null });
    expect(feed.gap).toBe(true);
    expect(feed.seq).toBe(10);
    expect(feed.desk).toBe(started.desk);
  });

  it('a replayed or late delta changes nothing', () => {
    const feed = hear(started, { seq: 9, from: 8, desk: null });
    expect({ ...feed, skews: [] }).toEqual({ ...started, skews: [] });
  });

  it('two deltas that came in the wrong order leave a gap until the service fills it', () => {
    const early = hear(started, { seq: 12, from: 11, agents: { wang: agentView({ misses: 2 }) } });
    expect(early.gap).toBe(true);
    const filled = hear(early, { seq: 11, from: 10 });
    expect(filled).toMatchObject({ seq: 11, gap: false });
    expect(hear(filled, { seq: 12, from: 11 }).seq).toBe(12);
  });

  it('a delta before any snapshot is a gap', () => {
    expect(hear(emptyFeed, {})).toMatchObject({ gap: true, seq: null });
  });
});

describe('the link', () => {
  it('counts the outage from the first loss to the reopening, and keeps the picture', () => {
    const lost = reduceFeed(started, { kind: 'lost', at: 200 });
    const still = reduceFeed(lost, { kind: 'lost', at: 202 });
    expect(still.link).toEqual({ state: 'lost', since: 200 });
    expect(still.desk).toBe(started.desk);
    const back = reduceFeed(still, { kind: 'opened', at: 205 });
    expect(back.link).toEqual({ state: 'live', since: 205, outage: 5 });
    expect(hear(back, {}).seq).toBe(11);
  });

  it('forgets a gap with the line it was on', () => {
    const gap = hear(started, { seq: 13, from: 12 });
    const lost = reduceFeed(gap, { kind: 'lost', at: 200 });
    expect(reduceFeed(lost, { kind: 'opened', at: 201 }).gap).toBe(false);
  });

  it('is not live before the first picture', () => {
    expect(reduceFeed(emptyFeed, { kind: 'opened', at: 1 }).link).toEqual({ state: 'connecting' });
    const lost = reduceFeed(emptyFeed, { kind: 'lost', at: 1 });
    expect(reduceFeed(lost, { kind: 'opened', at: 2 }).link.state).toBe('lost');
  });
});

describe('the clock', () => {
  it('takes the largest of the last differences, since delays only make it smaller', () => {
    let feed = hear(started, { seq: 10, from: 10, now: 130 }, 100);
    feed = hear(feed, { seq: 10, from: 10, now: 131 }, 104);
    expect(skewOf({ ...feed, skews: feed.skews.slice(-2) })).toBe(30);
  });

  it('forgets old differences', () => {
    let feed = hear(started, { seq: 10, from: 10, now: 500 }, 100);
    for (let n = 0; n < 8; n += 1) feed = hear(feed, { seq: 10, from: 10, now: 100 }, 100);
    expect(skewOf(feed)).toBe(0);
  });
});
