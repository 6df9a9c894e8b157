const NAME = 'callcenter.phone';

/**
 * Lets one tab at a time be the phone. `held` runs once this tab has the lock, `waiting` at once when
 * another tab has it. Returns the way to let go. Where the browser has no locks (plain HTTP on
 * another host, where no microphone works either) every tab counts as the only one.
 */
export function holdPhone(held: () => void, waiting: () => void): () => void {
  // The DOM types promise locks everywhere, but they are absent outside secure contexts.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) {
    held();
    return () => undefined;
  }
  let release: () => void = () => undefined;
  const stop = new AbortController();
  const kept = new Promise<void>((resolve) => (release = resolve));
  void locks
    .query()
    .then((state) => {
      if (state.held?.some((lock) => lock.name === NAME) && !stop.signal.aborted) waiting();
    })
    .then(() =>
      locks.request(NAME, { signal: stop.signal }, () => {
        held();
        return kept;
      }),
    )
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  return () => {
    stop.abort();
    release();
  };
}
