import { useCallback } from 'react';
import { clock } from '../i18n/format';
import { useTick } from '../live/ticker';

/** Time gone by since `since` (service's clock), ticking. */
export function Elapsed({ since }: { since: number }) {
  const text = useTick(useCallback((now: number) => clock(now - since), [since]));
  return <time role="timer">{text}</time>;
}

/** Time left until `until`, ticking down to 00:00. */
export function Countdown({ until }: { until: number }) {
  const text = useTick(useCallback((now: number) => clock(Math.ceil(until - now)), [until]));
  return <time role="timer">{text}</time>;
}

/** Whole seconds left until `until`, ticking. */
export function useSecondsLeft(until: number): number {
  return useTick(useCallback((now: number) => Math.max(0, Math.ceil(until - now)), [until]));
}
