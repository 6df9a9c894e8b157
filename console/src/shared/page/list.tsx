import type { ReactNode } from 'react';
import { Nothing, State } from '../ui/state';
import table from '../table/table.module.css';
import css from './page.module.css';

interface FrameProps {
  label: string;
  /** Where the lines come from: while they are not there, it says so or why. */
  of: Parameters<typeof State>[0]['of'];
  /** How many lines there are; of none, `none` and `hint` say what that means. */
  count: number;
  none: string;
  hint?: string;
  children: ReactNode;
}

/** A list in its frame, or what stands in place of one. */
export function ListFrame({ label, of, count, none, hint = '', children }: FrameProps) {
  return (
    <Scrolled label={label}>
      {count > 0 && children}
      <State of={of} />
      {!of.isPending && !of.isError && count === 0 && <Nothing title={none} hint={hint} />}
    </Scrolled>
  );
}

/** A frame that can be focused, so that what is long in it is scrolled by keyboard. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.panel} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

interface TableProps {
  label: string;
  columns: readonly string[];
  /** The rows. */
  children: ReactNode;
}

/** A table with a head of plain names. */
export function ListTable({ label, columns, children }: TableProps) {
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
