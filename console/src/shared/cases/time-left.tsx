import { useCallback } from 'react';
import { useWords } from '../i18n/words';
import { serverNow } from '../live/live';
import { useTick } from '../live/ticker';
import { spanOf } from './span';
import { caseWords } from './words';
import css from './cases.module.css';

/** How long it is until a moment, or how long ago it was; ticks in the browser. */
export function TimeLeft({ due }: { due: number }) {
  const t = useWords(caseWords);
  const text = useTick(
    useCallback(() => {
      const left = due - serverNow();
      return t(left < 0 ? 'late' : 'left', { time: spanOf(Math.abs(left)) });
    }, [due, t]),
  );
  return <span className={due < serverNow() ? css.late : undefined}>{text}</span>;
}
