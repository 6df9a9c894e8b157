import type { Values } from '@/shared/form/fields';

/** The names of a form by language, without those that are empty. Pure. */
export function byLanguage(values: Values, en: string, zh: string): Record<string, string> {
  const told = { en: String(values[en] ?? '').trim(), 'zh-CN': String(values[zh] ?? '').trim() };
  return Object.fromEntries(Object.entries(told).filter(([, text]) => text));
}
