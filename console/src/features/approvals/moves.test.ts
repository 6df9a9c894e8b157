import { expect, it } from 'vitest';
import type { Approval } from './kinds';
import { movesOf, textOf } from './moves';

const asked = { state: 'asked', holder: 'bo', requester: 'lin' } as Approval;

it('lets the holder decide, and nobody else', () => {
  expect(movesOf(asked, 'bo', true)).toEqual(['approve', 'return', 'reject', 'delegate']);
  expect(movesOf(asked, 'ann', true)).toEqual([]);
  expect(movesOf(asked, 'bo', false)).toEqual([]);
});

it('never lets whoever asked decide, but call it off while nothing came of it', () => {
  expect(movesOf({ ...asked, holder: 'lin' }, 'lin', true)).toEqual(['withdraw']);
  const returned = { ...asked, state: 'returned', holder: 'lin' } as Approval;
  expect(movesOf({ ...returned, subject: 'plan' }, 'lin', true)).toEqual(['withdraw']);
  expect(movesOf({ ...returned, subject: 'tier' }, 'lin', true)).toEqual(['ask-again', 'withdraw']);
  expect(movesOf({ ...returned, subject: 'tier' }, 'bo', true)).toEqual([]);
  expect(movesOf({ ...asked, state: 'applied', holder: '' }, 'lin', true)).toEqual([]);
});

it('writes values of several parts out', () => {
  expect(textOf(null)).toBe('');
  expect(textOf(0)).toBe('0');
  expect(textOf(['a', 'b'])).toBe('a, b');
  expect(textOf({ goal: 'more', by: { month: 5 } })).toBe('goal: more\nby: month: 5');
});
