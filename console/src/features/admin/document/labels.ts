import { useCallback } from 'react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn } from '@/shared/i18n/words';
import { fieldWords } from '../fields/words';
import { namesOf, type Entry } from './json';

/** A key as words: `of_tomorrow` is "Of tomorrow". */
export const spelled = (key: string): string => {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The name of an entry in this language, its id where it has none. */
export function nameOf(entry: Entry, language: 'en' | 'zh-CN'): string {
  const id = typeof entry.id === 'string' ? entry.id : '';
  if (typeof entry.name === 'string') return entry.name || id;
  return nameIn(namesOf(entry.name), language) || id;
}

/** Returns the label of a field: of its place if it has one there, else of its key, else the key itself. */
export function useLabels() {
  const language = useLanguage();
  return useCallback(
    (place: string, key: string) => {
      const words: Record<string, string> = fieldWords[language];
      return {
        label: words[`${place}.${key}`] ?? words[key] ?? spelled(key),
        hint: words[`${place}.${key}.hint`] ?? words[`${key}.hint`] ?? '',
      };
    },
    [language],
  );
}

/** Returns a path of the document in words: `queues.sales.ring_seconds` is "Queues › sales › Ring time". */
export function usePathText() {
  const labels = useLabels();
  return useCallback(
    (path: string) => {
      const [place = '', ...rest] = path.split('.');
      // Ids stay as they are: an agent may be called "record".
      const words = rest.map((part, index) => (index === 0 ? part : labels(place, part).label));
      const known = place.endsWith('rules') ? rest.map((part) => labels(place, part).label) : words;
      return [labels('', place).label, ...known].join(' › ');
    },
    [labels],
  );
}
