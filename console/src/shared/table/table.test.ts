import { expect, it } from 'vitest';
import { withQuery } from './query-state';
import { sorted } from './sorting';
import { windowOf } from './use-window';

it('draws a short list whole, and of a long one what is near', () => {
  expect(windowOf(100, 40, 0, 800)).toEqual({ from: 0, to: 100, before: 0, after: 0 });
  expect(windowOf(1000, 40, 0, 800)).toEqual({ from: 0, to: 35, before: 0, after: 965 * 40 });
  const middle = windowOf(1000, 40, 20_000, 800);
  expect(middle).toEqual({ from: 485, to: 535, before: 485 * 40, after: 465 * 40 });
});

it('never draws past the end of a list that became shorter', () => {
  const { from, to, after } = windowOf(200, 40, 80_000, 800);
  expect(from).toBeLessThan(to);
  expect([to, after]).toEqual([200, 0]);
});

it('orders both ways without touching the rows it was given', () => {
  const rows = [2, 1, 3];
  const columns = { value: (a: number, b: number) => a - b };
  expect(sorted(rows, { by: 'value', down: false }, columns)).toEqual([1, 2, 3]);
  expect(sorted(rows, { by: 'value', down: true }, columns)).toEqual([3, 2, 1]);
  expect(rows).toEqual([2, 1, 3]);
});

it('changes a part of the address and keeps the rest', () => {
  const params = new URLSearchParams('queue=sales&state=busy');
  expect(withQuery(params, { state: '', agent: 'a b' })).toBe('?queue=sales&agent=a+b');
});
