import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Changes to the address: a value to set, '' to take it out. */
export type QueryChange = Record<string, string>;

/** The address with some of its values changed, as `?a=b`. Pure. */
export function withQuery(params: URLSearchParams, change: QueryChange): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return `?${next.toString()}`;
}

/** What a page keeps in its address, and the way to change it; `replace` leaves no step to go back. */
export function useQueryState() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (what: QueryChange, replace = true) =>
      setParams((old) => new URLSearchParams(withQuery(old, what)), { replace }),
    [setParams],
  );
  return [params, change] as const;
}
