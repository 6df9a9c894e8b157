import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Order } from './sorting';
import css from './table.module.css';

interface Props<K extends string> {
  by: K;
  label: string;
  order: Order<K>;
  turn: (by: K) => void;
  number?: boolean;
}

/** The head of a column that can order the table. */
export function SortHead<K extends string>({ by, label, order, turn, number }: Props<K>) {
  const active = order.by === by;
  const Arrow = order.down ? ArrowDown : ArrowUp;
  const direction = order.down ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={number ? css.number : undefined}
      aria-sort={active ? direction : undefined}
    >
      <button type="button" className={css.sort} onClick={() => turn(by)}>
        {label}
        {active && <Arrow size={12} aria-hidden />}
      </button>
    </th>
  );
}
