import type { Language } from '@/shared/i18n/language';

export { day } from '@/shared/i18n/format';

/** A day that the service wrote as YYYY-MM-DD; '' for none. */
export function dayOf(text: string, language: Language): string {
  if (!text) return '';
  const at = new Date(`${text}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** An amount of money; the service sends amounts as text, so that no digit is lost. */
export function money(amount: string, currency: string, language: Language): string {
  const style = {
    style: 'currency',
    currency: currency || 'CNY',
    maximumFractionDigits: 0,
  } as const;
  try {
    return new Intl.NumberFormat(language, style).format(Number(amount));
  } catch {
    return `${amount} ${currency}`;
  }
}

export const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
