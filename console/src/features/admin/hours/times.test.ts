import { expect, it } from 'vitest';
import {
  clockOf,
  datesOf,
  exceptionsOf,
  minutesOf,
  nextWindow,
  weekdayOf,
  windowsOf,
  withWindows,
} from './times';

it.each([
  ['9', 540],
  ['9:30', 570],
  ['0930', 570],
  ['930', 570],
  ['24:00', 1440],
  [' 18：00 ', 1080],
  ['24:01', null],
  ['9:60', null],
  ['soon', null],
  ['', null],
])('understands %j as a time', (text, minutes) => {
  expect(minutesOf(text)).toBe(minutes);
});

it('writes times as it reads them', () => {
  for (const minutes of [0, 1, 570, 1439, 1440]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
});

it('changes some weekdays and leaves the others', () => {
  const week = [
    [0, 540, 720],
    [0, 780, 1080],
    [6, 600, 660],
  ];
  expect(windowsOf(week, 0)).toEqual([
    [540, 720],
    [780, 1080],
  ]);
  expect(withWindows(week, [1, 6], [[480, 960]])).toEqual([
    [0, 540, 720],
    [0, 780, 1080],
    [1, 480, 960],
    [6, 480, 960],
  ]);
  expect(withWindows(week, [0], [])).toEqual([[6, 600, 660]]);
});

it('offers a further window within the day', () => {
  expect(nextWindow([])).toEqual([540, 1020]);
  expect(nextWindow([[540, 720]])).toEqual([780, 1020]);
  expect(nextWindow([[0, 1410]])).toEqual([1410, 1440]);
  expect(nextWindow([[0, 1440]])).toBeNull();
});

it('knows the calendar', () => {
  expect(datesOf(2028, 1)).toHaveLength(29);
  expect(datesOf(2026, 0)[0]).toBe('2026-01-01');
  expect(weekdayOf(new Date('2026-11-22'))).toBe(6);
});

it('puts exceptions in order', () => {
  expect(exceptionsOf({ days: { '2026-12-24': [[540, 720]], '2026-05-04': [] } })).toEqual([
    ['2026-05-04', []],
    ['2026-12-24', [[540, 720]]],
  ]);
});
