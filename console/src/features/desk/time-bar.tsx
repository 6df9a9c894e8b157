import { useCallback } from 'react';
import { useTick } from '@/shared/live/ticker';
import css from './desk.module.css';

/** How much of a span is left, for the eye only: the countdown beside it says it in figures. */
export function TimeBar({ from, until }: { from: number; until: number }) {
  const left = useTick(
    useCallback(
      (now: number) =>
        Math.round(100 * Math.min(1, Math.max(0, (until - now) / (until - from || 1)))),
      [from, until],
    ),
  );
  return (
    <div aria-hidden className={css.timeBar}>
      <div style={{ width: `${left}%` }} />
    </div>
  );
}
