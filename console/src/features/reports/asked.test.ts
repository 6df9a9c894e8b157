import { describe, expect, it } from 'vitest';
import { askedOf, behindOf, choosing, queryOf, readOpened, writeOpened } from './asked';

const TODAY = '2026-11-23';
const asked = (address: string) => askedOf(new URLSearchParams(address), TODAY);

describe('what the address asks', () => {
  it('is today beside yesterday, queue by queue, where it says nothing', () => {
    expect(asked('')).toMatchObject({
      ...{ kind: 'queues', since: TODAY, until: TODAY, word: 'today' },
      ...{ interval: 'whole', against: 'before', by: [], where: {} },
    });
  });

  it('has days by a word, or written out; what makes no sense is passed over', () => {
    expect(asked('days=last_week')).toMatchObject({ since: '2026-11-16', word: 'last_week' });
    expect(asked('days=last_days&count=30').since).toBe('2026-10-24');
    expect(asked('days=last_days&count=-3').since).toBe('2026-11-22');
    expect(asked('days=today&since=2026-11-01&until=2026-11-02')).toMatchObject({
      ...{ since: '2026-11-01', until: '2026-11-02', word: '' },
    });
    expect(asked('since=2026-11-03&until=2026-11-02&interval=year').word).toBe('today');
  });

  it('is sent to the service with every field; what has none is a dash', () => {
    const given = asked('in.tier=-,A&in.queue=sales&by=channel,kind&interval=hour');
    expect(given.where).toEqual({ tier: ['', 'A'], queue: ['sales'] });
    expect(queryOf(given, false)).toMatchObject({
      ...{ tier: '-,A', queue: 'sales', by: 'channel,kind', interval: 'hour', waits: false },
    });
    expect(queryOf(asked('zone=Asia/Shanghai'), true).zone).toBe('Asia/Shanghai');
    expect(choosing('tier', ['', 'A'])).toEqual({ 'in.tier': '-,A' });
  });
});

describe('groups', () => {
  it('are those of the kind where the whole span would be one row, unless none is said', () => {
    expect(asked('kind=cases').by).toEqual(['department']);
    expect(asked('kind=cases&interval=day').by).toEqual([]);
    expect(asked('kind=cases&by=-').by).toEqual([]);
    expect(asked('kind=cases&by=owner,tier').by).toEqual(['owner', 'tier']);
  });
});

describe('a number that is opened', () => {
  const opened = {
    ...{ number: 'abandoned', key: { team: 'a,b=c&d', tier: '' } },
    ...{ begins: 1_795_165_200, ends: 1_795_166_100, clock: 'Asia/Shanghai' },
  };

  it('comes back from the address as it was', () => {
    expect(readOpened(writeOpened(opened))).toEqual(opened);
    expect(readOpened(null)).toBeNull();
  });

  it('asks for its row alone: the key narrows what is chosen, the span is the row’s', () => {
    expect(behindOf(asked('in.queue=sales&in.tier=A,B'), opened, 200)).toEqual({
      ...{ since: TODAY, until: TODAY, number: 'abandoned', limit: 200 },
      ...{ queue: 'sales', tier: '-', team: 'a,b=c&d' },
      ...{ begins: 1_795_165_200, ends: 1_795_166_100, clock: 'Asia/Shanghai' },
    });
  });

  it('of the total has neither', () => {
    const total = { number: 'offered', key: {} };
    expect(behindOf(asked(''), readOpened(writeOpened(total)) ?? total, 9)).toEqual({
      ...{ since: TODAY, until: TODAY, number: 'offered', limit: 9 },
    });
  });
});
