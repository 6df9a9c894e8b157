import type { Language } from '@/shared/i18n/language';

/** A day such as 5 May 2026, in the browser's zone. `at` in seconds UTC. */
export const day = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at * 1000));
