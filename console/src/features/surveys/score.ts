import type { Language } from '@/shared/i18n/language';
import type { Score } from './api';

/** What a question came to, as its measure is written: a share, points from -100 to 100, or a mean. Pure. */
export function scoreText(
  measure: Score['measure'],
  value: number | null,
  language: Language,
): string {
  if (value === null) return '';
  if (measure === 'csat')
    return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(
      value,
    );
  if (measure === 'nps')
    return new Intl.NumberFormat(language, {
      maximumFractionDigits: 0,
      signDisplay: 'exceptZero',
    }).format(value);
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
}
