import { useCallback } from 'react';
import type { Feed } from './feed';
import { useLive } from './live';
import { useTick } from './ticker';

/** Seconds after which what is shown may no longer be so. The service gives a sign of life more often. */
export const STALE_AFTER = 5;

/** How many whole seconds ago the picture was last known to be true; 0 while it is fresh. `now`: browser's clock. */
export function staleSeconds(freshAt: number | null, now: number): number {
  if (freshAt === null) return 0;
  const age = Math.floor(now - freshAt);
  return age >= STALE_AFTER ? age : 0;
}

const freshAtOf = (feed: Feed) => feed.freshAt;

/** The age of the picture in whole seconds, ticking; 0 while it is fresh. */
export function useStale(): number {
  const freshAt = useLive(freshAtOf);
  return useTick(useCallback(() => staleSeconds(freshAt, Date.now() / 1000), [freshAt]));
}
