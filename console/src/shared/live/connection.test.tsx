import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../../tests/fake-service';
import { deskView, snapshotOf } from '../../../tests/views';
import { backoff, Connection } from './connection';
import { emptyFeed, reduceFeed, type Feed, type FeedEvent } from './feed';

let feed: Feed;
let sockets: FakeSocket[];
let signedOut: number;
let connection: Connection;

const socket = () => {
  const last = sockets.at(-1);
  if (!last) throw new Error('no socket was opened');
  return last;
};
const put = (event: FeedEvent) => (feed = reduceFeed(feed, event));
const at = () => Date.now() / 1000;

beforeEach(() => {
  vi.useFakeTimers();
  feed = emptyFeed;
  sockets = [];
  signedOut = 0;
  connection = new Connection({
    open: () => {
      sockets.push(new FakeSocket());
      return socket();
    },
    held: () => feed.seq,
    gap: () => feed.gap,
    onOpened: () => put({ kind: 'opened', at: at() }),
    onLost: () => put({ kind: 'lost', at: at() }),
    onMessage: (message) => put({ kind: 'message', at: at(), message }),
    onSignedOut: () => (signedOut += 1),
    random: () => 0,
  });
  connection.start();
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

function join(seq = 5): void {
  socket().open();
  socket().say(snapshotOf(deskView(), seq));
}

const beat = (seq: number, from = seq) => socket().say({ type: 'delta', seq, from, now: at() });

describe('hello', () => {
  it('asks for everything first and from the number in hand after a loss', () => {
    join();
    expect(socket().sent).toEqual([{ type: 'hello', after: null }]);
    socket().end(1006);
    vi.advanceTimersByTime(250);
    socket().open();
    expect(sockets).toHaveLength(2);
    expect(socket().sent).toEqual([{ type: 'hello', after: 5 }]);
  });

  it('is said once more for a gap, however many messages come before the answer', () => {
    join();
    beat(8, 7);
    beat(9, 8);
    expect(socket().sent.slice(1)).toEqual([{ type: 'hello', after: 5 }]);
    beat(6, 5);
    expect(feed).toMatchObject({ seq: 6, gap: false });
  });

  it('asks for everything when the deltas do not close a gap', () => {
    join();
    beat(8, 7);
    vi.advanceTimersByTime(5_000);
    expect(socket().sent.at(-1)).toEqual({ type: 'hello', after: null });
  });
});

describe('a lost line', () => {
  it('is tried again after growing waits, half of them at random', () => {
    expect([0, 1, 2, 9].map((attempt) => backoff(attempt, 0))).toEqual([250, 500, 1000, 7500]);
    expect(backoff(9, 0.999)).toBeLessThan(15_000);
    socket().end(1006);
    vi.advanceTimersByTime(249);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    socket().end(1006);
    vi.advanceTimersByTime(499);
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(3);
  });

  it('is tried at once when the network comes back', () => {
    for (let n = 0; n < 5; n += 1) {
      socket().end(1006);
      vi.advanceTimersByTime(15_000);
    }
    socket().end(1006);
    const before = sockets.length;
    window.dispatchEvent(new Event('online'));
    expect(sockets).toHaveLength(before + 1);
  });

  it('is left alone when nobody is signed in', () => {
    join();
    socket().end(4401);
    vi.advanceTimersByTime(60_000);
    expect(signedOut).toBe(1);
    expect(sockets).toHaveLength(1);
  });

  it('of a slow reader is resumed', () => {
    join();
    socket().end(4408);
    vi.advanceTimersByTime(250);
    socket().open();
    expect(socket().sent).toEqual([{ type: 'hello', after: 5 }]);
  });
});

describe('a silent line', () => {
  it('is asked, and stays when it answers', () => {
    join();
    vi.advanceTimersByTime(15_000);
    expect(socket().sent.at(-1)).toEqual({ type: 'hello', after: 5 });
    beat(5);
    vi.advanceTimersByTime(9_000);
    expect(sockets).toHaveLength(1);
    expect(feed.link.state).toBe('live');
  });

  it('is given up when it does not answer', () => {
    join();
    vi.advanceTimersByTime(25_000);
    expect(sockets[0]?.closed).toBe(true);
    expect(feed.link.state).toBe('lost');
    vi.advanceTimersByTime(250);
    expect(sockets).toHaveLength(2);
  });
});

it('stops for good', () => {
  join();
  connection.stop();
  vi.advanceTimersByTime(60_000);
  expect(socket().closed).toBe(true);
  expect(sockets).toHaveLength(1);
});
