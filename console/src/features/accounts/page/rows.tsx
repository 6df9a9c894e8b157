import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

interface Props<T> {
  title: string;
  none: string;
  extra?: ReactNode;
  of: UseQueryResult<readonly T[]>;
  columns: readonly string[];
  row: (one: T) => readonly ReactNode[];
  id: (one: T) => string;
}

/** A panel with a table of what a question brought, and its states. */
export function Rows<T>({ title, none, extra, of, columns, row, id }: Props<T>) {
  return (
    <Panel title={title} extra={extra}>
      <State of={of} />
      {of.data?.length === 0 && <Nothing title={none} />}
      {of.data !== undefined && of.data.length > 0 && (
        <div className={css.scroll}>
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.data.map((one) => (
                <tr key={id(one)}>
                  {row(one).map((cell, place) => (
                    <td key={columns[place]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
