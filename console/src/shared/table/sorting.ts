import { useCallback, useState } from 'react';

/** Which column orders the rows, and whether from the large end. */
export interface Order<K extends string> {
  by: K;
  down: boolean;
}

export type Compare<T> = (a: T, b: T) => number;

/** The rows in an order; equal ones keep theirs. `columns` compares upwards. */
export function sorted<T, K extends string>(
  rows: readonly T[],
  order: Order<K>,
  columns: Record<K, Compare<T>>,
): T[] {
  const compare = columns[order.by];
  return [...rows].sort((a, b) => (order.down ? compare(b, a) : compare(a, b)));
}

/** The order of a table, and the way to change it: the same column again turns it round. */
export function useOrder<K extends string>(first: Order<K>) {
  const [order, setOrder] = useState(first);
  const turn = useCallback(
    (by: K) => setOrder((old) => ({ by, down: old.by === by ? !old.down : false })),
    [],
  );
  return [order, turn] as const;
}
