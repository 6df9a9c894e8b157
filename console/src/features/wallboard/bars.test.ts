import { expect, it } from 'vitest';
import type { Quarter } from '@/shared/api/types';
import { dayOf, hoursApart, summed } from './bars';

const MIDNIGHT = 1_800_000_000;
const at = (hour: number, quarter = 0) => MIDNIGHT + hour * 3600 + quarter * 900;
const day = (today: [number, Quarter][], before: [number, Quarter][], now: number) =>
  dayOf(new Map(today), new Map(before), MIDNIGHT, now);

it('adds the quarters of several queues up', () => {
  const quarters = { a: { '900': [3, 2, 1] as const }, b: { '900': [1, 1, 0] as const } };
  expect([...summed(quarters, ['a', 'b', 'gone'])]).toEqual([[900, [4, 3, 1]]]);
  expect([...summed(quarters, ['b'])]).toEqual([[900, [1, 1, 0]]]);
});

it('begins with the hour of the first contact and spans six hours at least', () => {
  const { slots, top, answered, abandoned } = day([[at(9, 2), [7, 4, 2]]], [], at(9, 3));
  expect(slots).toHaveLength(24);
  expect(slots[0]?.start).toBe(at(9));
  expect(slots[2]).toEqual({
    start: at(9, 2),
    offered: 7,
    answered: 4,
    abandoned: 2,
    before: null,
  });
  expect([top, answered, abandoned]).toEqual([6, 4, 2]);
});

it('reaches to the last hour of last week, and knows it apart from nothing', () => {
  const { slots, compared, top } = day([[at(9), [1, 1, 0]]], [[at(17), [9, 8, 1]]], at(10));
  expect(slots.at(-1)?.start).toBe(at(17, 3));
  expect([slots[0]?.before, slots.find(({ start }) => start === at(17))?.before]).toEqual([0, 9]);
  expect([compared, top]).toEqual([true, 9]);
});

it('stays within the day', () => {
  const late = day([[at(22), [1, 1, 0]]], [], at(23, 3)).slots;
  expect([late[0]?.start, late.at(-1)?.start]).toEqual([at(18), at(23, 3)]);
});

it('has a scale even when nothing was', () => {
  expect(day([], [], at(0))).toMatchObject({ top: 1, answered: 0, compared: false });
});

it('marks as few hours as fit', () => {
  expect([24, 48, 96, 97].map((slots) => hoursApart(slots, 8))).toEqual([1, 2, 3, 4]);
});
