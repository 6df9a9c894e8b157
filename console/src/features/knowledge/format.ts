import type { Language } from '@/shared/i18n/language';

export const LANGUAGES = ['zh-CN', 'en'] as const;

/** A share of one as whole percent; a dash where there was nothing to divide by. */
export function percent(share: number | null, language: Language): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}

/** A day, from seconds UTC. */
export function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at * 1000));
}

/** A day as a date field has it (YYYY-MM-DD, here), '' for none. */
export function dateOf(at: number): string {
  if (!at) return '';
  const date = new Date(at * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a day, `days` later, in seconds UTC; 0 for no day. */
export function momentOf(date: string, days = 0): number {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  if (!year || !month || !dayOfMonth) return 0;
  return new Date(year, month - 1, dayOfMonth + days).getTime() / 1000;
}
