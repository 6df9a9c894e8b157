import type { Language } from '@/shared/i18n/language';

/** A day such as 5 May 2026, in the browser's zone. `at` in seconds UTC. */
export const day = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at * 1000));

/** By when something is due that a list is narrowed to. */
export const DUES = ['overdue', 'week', 'month'] as const;
const DAYS: Record<string, number> = { overdue: 0, week: 7, month: 30 };

/** The span that such a word stands for, on the whole minute so that it stays the same question. Pure. */
export function dueWithin(word: string, now: number) {
  const days = DAYS[word];
  const from = Math.floor(now / 60) * 60;
  const due_before = days === undefined ? undefined : from + days * 86_400;
  return { due_before };
}
