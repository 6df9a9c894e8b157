import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { pageAt, roomFor, usePages } from './paging';

const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

afterEach(() => {
  vi.useRealTimers();
});

it('fills pages equally and shows each in its turn', () => {
  expect([0, 19.9, 20, 40, 60].map((now) => pageAt(ten, 4, now).items.join(''))).toEqual([
    'abcd',
    'abcd',
    'efgh',
    'ij',
    'abcd',
  ]);
  expect(pageAt(ten.slice(0, 5), 4, 0)).toEqual({ items: ['a', 'b', 'c'], index: 0, count: 2 });
});

it('has one page for what fits, and for nothing', () => {
  expect(pageAt(ten, Infinity, 99)).toEqual({ items: ten, index: 0, count: 1 });
  expect(pageAt([], 4, 99)).toEqual({ items: [], index: 0, count: 1 });
});

it('turns by itself every twenty seconds', () => {
  vi.useFakeTimers({ now: 0 });
  const { result } = renderHook(() => usePages(ten, 5));
  expect(result.current).toMatchObject({ index: 0, count: 2 });
  act(() => void vi.advanceTimersByTime(20_000));
  expect(result.current.items[0]).toBe('f');
  act(() => void vi.advanceTimersByTime(20_000));
  expect(result.current.items[0]).toBe('a');
});

it('counts whole rows under the head, one at least', () => {
  expect([roomFor(440, 36, 101), roomFor(441, 36, 101), roomFor(20, 36, 101)]).toEqual([4, 4, 1]);
  expect(roomFor(440, 0, 0)).toBe(Infinity);
});
