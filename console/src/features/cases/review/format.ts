import type { Language } from '@/shared/i18n/language';

/** A share as people read it; – where there is nothing to divide by. */
export const shareText = (value: number | null, language: Language) =>
  value === null
    ? '–'
    : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(value);

/** Hours with one digit; – for none. */
export const hoursText = (value: number | null, language: Language) =>
  value === null
    ? '–'
    : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
