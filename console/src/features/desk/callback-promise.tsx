import { useCallback } from 'react';
import { TriangleAlert } from 'lucide-react';
import type { Phase } from '@/shared/api/types';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { callbackWords } from './callback-words';
import css from './callbacks.module.css';

/** A point of time in words, seconds UTC in. */
export function useMoment() {
  const language = useLanguage();
  return useCallback((at: number) => moment(at, serverNow(), language), [language]);
}

/** By when the call was promised: past that with a sign and a word, not by colour alone. */
export function Promised({ by }: { by: number }) {
  const t = useWords(callbackWords);
  const time = useMoment();
  const late = useTick(useCallback((now: number) => now > by, [by]));
  return (
    <span className={late ? css.late : undefined}>
      {late && <TriangleAlert size={13} aria-hidden />}
      {t('promisedBy', { time: time(by) })}
      {late && ` (${t('overdue')})`}
    </span>
  );
}

interface Tried {
  phase: Phase;
  dials: number;
  result: string;
  /** After how many it is given up, where that is known. */
  most?: number;
}

const BEFORE: readonly Phase[] = ['scheduled', 'waiting', 'offered', 'connecting'];

/** How often the customer was dialled and how that ended; a dial under way counts, and has not ended. */
export function Tries({ phase, dials, result, most }: Tried) {
  const t = useWords(callbackWords);
  const word = useCodeWords(callbackWords);
  if (dials === 0) return <span>{t('firstTry')}</span>;
  const over = BEFORE.includes(phase);
  if (!over && phase !== 'dialling') return <span>{t('reachedAt', { n: dials })}</span>;
  const some = most === undefined ? t('tried', { n: dials }) : t('triedOf', { n: dials, most });
  const last = result && t('lastly', { result: word('result', result, result) });
  return <span>{[over ? some : t('tryNow', { n: dials }), last].filter(Boolean).join(' · ')}</span>;
}
