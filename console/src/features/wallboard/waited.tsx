import { useCallback } from 'react';
import { useTick } from '@/shared/live/ticker';
import { shortClock } from './format';

/** Time gone by since `since` (service's clock), as short as it can be said. */
export function Waited({ since }: { since: number }) {
  const text = useTick(useCallback((now: number) => shortClock(now - since), [since]));
  return <time role="timer">{text}</time>;
}
