import { expect, it } from 'vitest';
import { snapshotOf, todayView } from '../../../tests/views';
import type { Delta } from '../api/types';
import { emptyFeed, reduceFeed, type Feed } from './feed';

const hear = (feed: Feed, change: Partial<Delta>) =>
  reduceFeed(feed, {
    kind: 'message',
    at: 100,
    message: { type: 'delta', seq: 1, from: 1, now: 100, ...change },
  });
const started = reduceFeed(emptyFeed, {
  kind: 'message',
  at: 100,
  message: {
    ...snapshotOf(null),
    quarters: { help: { '900': [1, 1, 0] } },
    last_week: { help: { '900': [5, 5, 0] } },
  },
});

it('takes the day and last week from a snapshot', () => {
  expect(started.quarters).toEqual({ help: { '900': [1, 1, 0] } });
  expect(started.lastWeek).toEqual({ help: { '900': [5, 5, 0] } });
  expect(started.pictures).toBe(1);
});

it('takes the quarters that changed into those it has, and may be told twice', () => {
  const change = {
    quarters: { help: { '1800': [2, 1, 1] }, sales: { '1800': [1, 0, 0] } },
  } as const;
  const next = hear(hear(started, change), change);
  expect(next.quarters).toEqual({
    help: { '900': [1, 1, 0], '1800': [2, 1, 1] },
    sales: { '1800': [1, 0, 0] },
  });
  expect(started.quarters.help).toEqual({ '900': [1, 1, 0] });
});

it('keeps the sums until others come, and what it has when nothing changed', () => {
  const lately = { offered: 1, answered: 1, abandoned: 0, sl: 1 };
  const next = hear(started, { total: { today: todayView({ offered: 9 }), lately } });
  expect(hear(next, {}).total?.today.offered).toBe(9);
  expect(hear(next, {}).quarters).toBe(next.quarters);
});
