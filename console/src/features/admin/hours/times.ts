import { isEntry, type Entry, type Json } from '../document/json';

/** Minutes since midnight, the end not included. */
export type Pair = [start: number, end: number];

export const DAY_MINUTES = 24 * 60;

/** Minutes as 09:30; the end of a day is 24:00. */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** What somebody typed, as minutes: 9, 9:30, 930, 0930; null for what is no time of a day. */
export function minutesOf(text: string): number | null {
  const match = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  const all = hours * 60 + minutes;
  return minutes < 60 && all <= DAY_MINUTES ? all : null;
}

export const isGood = ([start, end]: Pair) => start >= 0 && start < end && end <= DAY_MINUTES;

export function pairsOf(value: Json | undefined): Pair[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const [start, end] = Array.isArray(each) ? each : [];
    return typeof start === 'number' && typeof end === 'number' ? [[start, end] as Pair] : [];
  });
}

/** The windows of a weekday (0 is Monday) out of a week of [weekday, start, end]. */
export function windowsOf(week: Json | undefined, weekday: number): Pair[] {
  if (!Array.isArray(week)) return [];
  return week.flatMap((each) => {
    const [day, start, end] = Array.isArray(each) ? each : [];
    return day === weekday && typeof start === 'number' && typeof end === 'number'
      ? [[start, end] as Pair]
      : [];
  });
}

/** The week with other windows on some weekdays, in order. */
export function withWindows(week: Json | undefined, weekdays: number[], pairs: Pair[]): Json {
  const days = [0, 1, 2, 3, 4, 5, 6];
  return days.flatMap((day) =>
    (weekdays.includes(day) ? pairs : windowsOf(week, day)).map(([start, end]) => [
      day,
      start,
      end,
    ]),
  );
}

/** A further window behind the others: after a break of an hour, else what is left of the day. */
export function nextWindow(pairs: Pair[]): Pair | null {
  const last = Math.max(0, ...pairs.map(([, end]) => end));
  if (pairs.length === 0) return [9 * 60, 17 * 60];
  if (last >= DAY_MINUTES) return null;
  const start = Math.min(last + 60, DAY_MINUTES - 60);
  return start > last ? [start, Math.min(start + 240, DAY_MINUTES)] : [last, DAY_MINUTES];
}

export const textOfPairs = (pairs: readonly (readonly number[])[]): string =>
  pairs.map(([start = 0, end = 0]) => `${clockOf(start)}–${clockOf(end)}`).join(', ');

/** Monday is 0, as in the document. */
export const weekdayOf = (date: Date): number => (date.getUTCDay() + 6) % 7;

/** The dates of a month, as YYYY-MM-DD. */
export function datesOf(year: number, month: number): string[] {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_, day) =>
    new Date(Date.UTC(year, month, day + 1)).toISOString().slice(0, 10),
  );
}

/** The exceptions of a calendar by date. */
export const exceptionsOf = (hours: Entry): [string, Pair[]][] =>
  Object.entries(isEntry(hours.days) ? hours.days : {})
    .map(([date, pairs]): [string, Pair[]] => [date, pairsOf(pairs)])
    .sort(([one], [other]) => one.localeCompare(other));
