import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** The lists that a number of the queues' table leads to. */
export type List = 'agents' | 'waiting';

/** A list that takes the focus when somebody has come to it by a number. */
export function useArrival(list: List) {
  const ref = useRef<HTMLDivElement>(null);
  const location = useLocation();
  const state: unknown = location.state;
  const wanted = isState(state) && state.list === list;
  useEffect(() => {
    if (wanted) ref.current?.focus();
  }, [wanted, location.key]);
  return ref;
}

function isState(state: unknown): state is { list: unknown } {
  return typeof state === 'object' && state !== null && 'list' in state;
}
