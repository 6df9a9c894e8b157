import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { snapshotOf } from '../../../tests/views';
import { staleSeconds, useStale } from './freshness';
import { live } from './live';

const at = () => Date.now() / 1000;
const hear = (seq: number, from: number) =>
  act(() =>
    live.dispatch({ kind: 'message', at: at(), message: { type: 'delta', seq, from, now: at() } }),
  );
const wait = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));

beforeEach(() => {
  vi.useFakeTimers();
  live.reset();
  live.dispatch({ kind: 'message', at: at(), message: snapshotOf(null) });
});

afterEach(() => {
  live.reset();
  vi.useRealTimers();
});

it('is stale from the fifth second on, in whole seconds', () => {
  expect([100, 104.9, 105, 161.8].map((now) => staleSeconds(100, now))).toEqual([0, 0, 5, 61]);
  expect(staleSeconds(null, 1e9)).toBe(0);
});

it('grows old in silence and is fresh again with a sign of life', () => {
  const { result } = renderHook(() => useStale());
  wait(4.75);
  expect(result.current).toBe(0);
  wait(1);
  expect(result.current).toBe(5);
  wait(60);
  expect(result.current).toBe(65);
  hear(1, 1);
  expect(result.current).toBe(0);
});

it('is quiet, not silent, while signs of life come', () => {
  const { result } = renderHook(() => useStale());
  for (let n = 0; n < 5; n += 1) {
    wait(4);
    hear(1, 1);
    expect(result.current).toBe(0);
  }
});

it('stays stale while messages come that do not follow on what is known', () => {
  const { result } = renderHook(() => useStale());
  wait(4);
  hear(9, 8);
  wait(2);
  expect(result.current).toBe(6);
});

it('goes on counting while the line is lost', () => {
  const { result } = renderHook(() => useStale());
  act(() => live.dispatch({ kind: 'lost', at: at() }));
  wait(8);
  expect(result.current).toBe(8);
});
