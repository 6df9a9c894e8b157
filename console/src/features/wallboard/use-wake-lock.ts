import { useEffect, useState } from 'react';

/** Whether the screen is kept from going dark; `refused` where the browser cannot or will not. */
export type Awake = 'asking' | 'held' | 'refused';

/** Keeps the screen on while the page is open. A browser lets go when the page is hidden: then it is asked anew. */
export function useWakeLock(): Awake {
  const [awake, setAwake] = useState<Awake>('asking');
  useEffect(() => {
    const asked = new Set<WakeLockSentinel>();
    const stop = new AbortController();
    const ask = async () => {
      if (document.hidden || [...asked].some((lock) => !lock.released)) return;
      try {
        const lock = await navigator.wakeLock.request('screen');
        if (stop.signal.aborted) await lock.release();
        else asked.add(lock);
        setAwake('held');
      } catch {
        // Not there (plain http, an old browser), or a battery that is nearly empty: the page says so.
        setAwake('refused');
      }
    };
    document.addEventListener('visibilitychange', () => void ask(), { signal: stop.signal });
    void ask();
    return () => {
      stop.abort();
      asked.forEach((lock) => void lock.release());
    };
  }, []);
  return awake;
}
