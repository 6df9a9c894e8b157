import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { agentView, deskView, snapshotOf } from '../../../tests/views';
import { ApiError } from '../api/errors';
import { CommandTracker } from './commands';
import { LiveStore } from './live';

let store: LiveStore;
let failures: string[];
let tracker: CommandTracker;

const showDesk = () => store.dispatch({ kind: 'message', at: 0, message: snapshotOf(deskView()) });

beforeEach(() => {
  vi.useFakeTimers();
  store = new LiveStore();
  failures = [];
  tracker = new CommandTracker(store, (code) => failures.push(code));
});

afterEach(() => {
  vi.useRealTimers();
});

it('is pending until the feed shows the desk anew', async () => {
  const accepted = tracker.run('hold', () => Promise.resolve());
  expect(tracker.get()).toEqual(['hold']);
  expect(await accepted).toBe(true);
  expect(tracker.get()).toEqual(['hold']);
  showDesk();
  expect(tracker.get()).toEqual([]);
});

it('is over with the answer when the feed was faster', async () => {
  await tracker.run('hold', () => {
    showDesk();
    return Promise.resolve();
  });
  expect(tracker.get()).toEqual([]);
});

it('a desk that changed for another reason does not stand for the answer', () => {
  void tracker.run('hold', () => new Promise(() => undefined));
  showDesk();
  expect(tracker.get()).toEqual(['hold']);
});

it('about somebody else is pending until the feed shows that', async () => {
  showDesk();
  await tracker.run(
    'force/wang',
    () => Promise.resolve(),
    (feed) => feed.agents.wang,
  );
  store.dispatch({
    kind: 'message',
    at: 0,
    message: { type: 'delta', seq: 2, from: 1, now: 0, desk: deskView() },
  });
  expect(tracker.get()).toEqual(['force/wang']);
  const wang = agentView({ id: 'wang', presence: 'not_ready' });
  store.dispatch({
    kind: 'message',
    at: 0,
    message: { type: 'delta', seq: 3, from: 2, now: 0, agents: { wang } },
  });
  expect(tracker.get()).toEqual([]);
});

it('ends with the refusal, which is told by its code', async () => {
  const refuse = () => Promise.reject(new ApiError('wrong_phase', 409));
  expect(await tracker.run('hold', refuse)).toBe(false);
  expect(tracker.get()).toEqual([]);
  expect(failures).toEqual(['wrong_phase']);
});

it('is sent once, however often the button is pressed', async () => {
  const send = vi.fn(() => Promise.resolve());
  await Promise.all([tracker.run('hold', send), tracker.run('hold', send)]);
  expect(send).toHaveBeenCalledTimes(1);
});

it('does not outlive the feed it was sent under', async () => {
  showDesk();
  await tracker.run('hold', () => Promise.resolve());
  store.reset();
  expect(tracker.get()).toEqual([]);
});

it('does not hang on a feed that stays silent, nor end its successor', async () => {
  await tracker.run('reply', () => Promise.resolve());
  vi.advanceTimersByTime(3_000);
  showDesk();
  void tracker.run('reply', () => new Promise(() => undefined));
  vi.advanceTimersByTime(1_500);
  expect(tracker.get()).toEqual(['reply']);
  await tracker.run('hold', () => Promise.resolve());
  vi.advanceTimersByTime(4_000);
  expect(tracker.get()).toEqual(['reply']);
});
