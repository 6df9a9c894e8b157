import { useCallback } from 'react';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { weekdayName, wordOf } from './rule';
import { savedWords } from './words';

/** A rule of coming again in words; one that is not ours as it is written. */
export function useRuleText() {
  const t = useWords(savedWords);
  const language = useLanguage();
  return useCallback(
    (rule: string): string => {
      const [word, day] = wordOf(rule) ?? [];
      if (!word) return rule;
      return t(`rule.${word}` as 'rule.daily', { day: day ? weekdayName(day, language) : '' });
    },
    [t, language],
  );
}
