import type { Language } from '@/shared/i18n/language';
import type { FigureLine } from './api';

/** The measures that are one share, and those that have parts of their own. */
export const SHARES = [
  'satisfaction',
  'renewal',
  'resolution',
  'retention',
  'monthly_retention',
  'visits',
  'cross_sell',
] as const;
export type Share = (typeof SHARES)[number];

/** What the list of accounts can stand behind. */
export const BEHIND = [...SHARES, 'business', 'speed', 'loyalty'] as const;
export type Behind = (typeof BEHIND)[number];

/** A share as people read it; – where there is nothing to divide by. */
export const shareText = (value: number | null, language: Language) =>
  value === null
    ? '–'
    : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);

/** A number of hours, or of points. */
export const numberText = (value: number | null, language: Language) =>
  value === null
    ? '–'
    : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

/** Whether an account has anything that counts in a measure. Pure. */
export function counts({ measures }: FigureLine, of: Behind): boolean {
  if (of === 'business') return measures.business.length > 0;
  if (of === 'speed') return measures.speed.n > 0;
  if (of === 'loyalty') return measures.loyalty.index !== null;
  return measures[of].whole > 0;
}
