/** When a report is sent, as one chooses it; any other rule of RFC 5545 stands as it is written. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const RULES = [
  'FREQ=DAILY',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  ...WEEKDAYS.map((day) => `FREQ=WEEKLY;BYDAY=${day}`),
  'FREQ=MONTHLY;BYMONTHDAY=1',
  'FREQ=MONTHLY;BYMONTHDAY=15',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
] as const;

/** A Monday, to name the days of the week by. */
const MONDAY = Date.UTC(2026, 0, 5);

/** What a day of the week is called. */
export function weekdayName(day: string, language: string): string {
  const place = WEEKDAYS.findIndex((one) => one === day);
  const at = new Date(MONDAY + place * 86_400_000);
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(at);
}

/** What a rule is in words: a word of the dictionary and the weekday in it, or null for one that is not ours. */
export function wordOf(rule: string): readonly [word: string, day: string] | null {
  const day = /^FREQ=WEEKLY;BYDAY=(\w\w)$/.exec(rule)?.[1];
  if (day) return ['weekly', day];
  const date = /^FREQ=MONTHLY;BYMONTHDAY=(1|15|-1)$/.exec(rule)?.[1];
  if (date) return [date === '-1' ? 'monthEnd' : `month${date}`, ''];
  if (rule === 'FREQ=DAILY') return ['daily', ''];
  return rule === 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' ? ['workdays', ''] : null;
}

/** The half hours of a day, and one that is none. */
export function hours(chosen: string): string[] {
  const two = (value: number) => String(value).padStart(2, '0');
  const all = Array.from(
    { length: 48 },
    (_, n) => `${two(Math.floor(n / 2))}:${n % 2 ? '30' : '00'}`,
  );
  return [...new Set([...all, chosen])].sort();
}
