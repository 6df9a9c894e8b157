import dayjs from 'dayjs';

/** Whole days, both included (YYYY-MM-DD). */
export interface Days {
  since: string;
  until: string;
}

/** Days seen from today, by the service's words. Weeks begin on Monday. */
export const DAY_WORDS = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'last_days',
] as const;
export type DayWord = (typeof DAY_WORDS)[number];

/** What a report is held against: nothing, the span before, or the same weekdays before. */
export const AGAINST = ['none', 'before', 'weekdays'] as const;
export type Against = (typeof AGAINST)[number];

const DAY = 'YYYY-MM-DD';

/** The day on the wall of a zone, at a moment in seconds UTC. */
export function todayIn(zone: string, now: number): string {
  const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' };
  return new Intl.DateTimeFormat('en-CA', { ...day, timeZone: zone }).format(new Date(now * 1000));
}

/** How many days `last_days` are where nobody says. */
export const DAYS = 7;

/** The days that a word means on a day; `last_days` are `count` whole ones up to yesterday. */
export function daysOf(word: DayWord, today: string, count = DAYS): Days {
  const on = dayjs(today);
  const monday = on.subtract((on.day() + 6) % 7, 'day');
  const first = on.startOf('month');
  const [since, until] = {
    today: [on, on],
    yesterday: [on.subtract(1, 'day'), on.subtract(1, 'day')],
    this_week: [monday, on],
    last_week: [monday.subtract(7, 'day'), monday.subtract(1, 'day')],
    this_month: [first, on],
    last_month: [first.subtract(1, 'month'), first.subtract(1, 'day')],
    last_days: [on.subtract(count, 'day'), on.subtract(1, 'day')],
  }[word] as [dayjs.Dayjs, dayjs.Dayjs];
  return { since: since.format(DAY), until: until.format(DAY) };
}

const shifted = ({ since, until }: Days, days: number): Days => ({
  since: dayjs(since).subtract(days, 'day').format(DAY),
  until: dayjs(until).subtract(days, 'day').format(DAY),
});

/** How many days there are. */
export const lengthOf = ({ since, until }: Days): number =>
  dayjs(until).diff(dayjs(since), 'day') + 1;

/** The days that some days are held against, null for none. */
export function earlier(days: Days, against: Against, word: DayWord | '' = ''): Days | null {
  if (against === 'none') return null;
  const length = lengthOf(days);
  if (against === 'weekdays' || word === 'this_week')
    return shifted(days, 7 * Math.ceil(length / 7));
  return wholeMonths(days, word) ?? shifted(days, length);
}

/** The month before: as many days of it while this one runs, else all. */
function wholeMonths({ since, until }: Days, word: DayWord | ''): Days | null {
  const [first, last] = [dayjs(since), dayjs(until)];
  const whole = first.date() === 1 && last.isSame(first.endOf('month'), 'day');
  if (!whole && word !== 'this_month') return null;
  const before = first.subtract(1, 'month');
  const end = Math.min(whole ? 31 : last.date(), before.daysInMonth());
  return { since: before.format(DAY), until: before.date(end).format(DAY) };
}
