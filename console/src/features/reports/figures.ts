import { clock } from '@/shared/i18n/format';
import type { Language } from '@/shared/i18n/language';
import type { Column, ReportRow } from './api';
import type { Interval } from './asked';
import type { Delta } from './delta';

type Unit = Column['unit'];

const DECIMALS: Record<Unit, Intl.NumberFormatOptions> = {
  count: { maximumFractionDigits: 1 },
  seconds: {},
  share: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 },
  score: { maximumFractionDigits: 2 },
  money: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
};

/** The value of a column in a row, null for none. */
export const valueOf = (row: ReportRow, name: string): number | null =>
  row.counts[name] ?? row.measures[name] ?? null;

/** A number as it is shown: a span, a percentage, or a dash where there is no value. */
export function shown(unit: Unit, value: number | null, language: Language): string {
  if (value === null) return '–';
  if (unit === 'seconds') return (value < 0 ? '−' : '') + clock(Math.round(Math.abs(value)));
  return new Intl.NumberFormat(language, DECIMALS[unit]).format(value);
}

const SIGN: Intl.NumberFormatOptions = { signDisplay: 'exceptZero' };

/** By how much a number moved, with its sign; of shares in points of a hundred. */
export function moved(unit: Unit, { by }: Delta, language: Language): string {
  if (unit === 'seconds') {
    const whole = Math.round(Math.abs(by));
    return `${whole === 0 ? '' : by < 0 ? '−' : '+'}${clock(whole)}`;
  }
  const points = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const [value, format] = unit === 'share' ? [by * 100, points] : [by, DECIMALS[unit]];
  return new Intl.NumberFormat(language, { ...format, ...SIGN }).format(value);
}

/** By what part a number moved, as +8%; "" where there is none. */
export const movedShare = ({ share }: Delta, language: Language): string =>
  share === null
    ? ''
    : new Intl.NumberFormat(language, {
        style: 'percent',
        maximumFractionDigits: 0,
        ...SIGN,
      }).format(share);

/** Where a row's span begins, by its own clock. */
export function beginning(at: number, zone: string, interval: Interval, language: Language) {
  const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', weekday: 'short' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  const long = interval === 'month' ? { year: 'numeric', month: 'short' } : day;
  const short = ['15min', '30min', 'hour'].includes(interval);
  const format = { ...long, ...(short ? time : {}), timeZone: zone } as const;
  return new Intl.DateTimeFormat(language, format as Intl.DateTimeFormatOptions).format(
    new Date(at * 1000),
  );
}

/** Which row of another report is of the same group. */
export const groupOf = ({ key, zone }: Pick<ReportRow, 'key' | 'zone'>): string =>
  new URLSearchParams({ ...key, zone }).toString();
