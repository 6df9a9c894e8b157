import { usePrefs } from '../prefs/prefs';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文' };

/** The language to show for a wish such as "zh", "zh-Hans-CN" or "en-GB". */
export function languageOf(wish: string): Language {
  return wish.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The account's choice, else the one made on this browser, else the browser's own language. */
export function useLanguage(): Language {
  const { account, language } = usePrefs();
  return languageOf(account || language || navigator.language);
}
