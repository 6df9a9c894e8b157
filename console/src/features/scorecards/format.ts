import { clock } from '@/shared/i18n/format';
import type { LineScore } from './api';

type Unit = LineScore['unit'];

/** A figure in its unit, a dash for none. Pure. */
export function figure(value: number | null | undefined, unit: Unit, language: string): string {
  if (value === null || value === undefined) return '–';
  const number = (digits: number) =>
    value.toLocaleString(language, { maximumFractionDigits: digits });
  switch (unit) {
    case 'share':
      return `${(value * 100).toFixed(1)} %`;
    case 'seconds':
      return clock(Math.round(value));
    case 'hours':
      return `${number(1)} h`;
    case 'points':
      return number(1);
    default:
      return number(0);
  }
}

/** Points with one digit, a dash for none. Pure. */
export const points = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

/** A figure as it is written into a form: shares as percentages. Pure. */
export const written = (value: number | null, unit: Unit): string =>
  value === null ? '' : String(unit === 'share' ? +(value * 100).toFixed(6) : value);

/** What was written into a form as a figure; null for nothing. Pure. */
export function read(text: string | number | undefined, unit: Unit): number | null {
  const said = String(text ?? '').trim();
  if (said === '') return null;
  return unit === 'share' ? Number(said) / 100 : Number(said);
}

/** The last `n` months before a moment, then the quarters and years they lie in. Pure. */
export function periods(now: number, n = 12): string[] {
  const today = new Date(now * 1000);
  const months: string[] = [];
  const longer = new Set<string>();
  for (let back = 0; back < n; back++) {
    const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1));
    const [year, number] = [month.getUTCFullYear(), month.getUTCMonth()];
    months.push(`${year}-${String(number + 1).padStart(2, '0')}`);
    longer.add(`${year}-Q${Math.floor(number / 3) + 1}`);
    longer.add(String(year));
  }
  return [...months, ...[...longer].sort((one, other) => other.localeCompare(one))];
}

/** How long the bar of a line is, 0 to 100, where `cap` points are all of it. Pure. */
export const share = (value: number | null, cap: number): number =>
  value === null ? 0 : Math.min(100, (value / cap) * 100);
