import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ListTable } from '@/shared/page/list';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
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
          <ListTable label={title} columns={columns}>
            {of.data.map((one) => (
              <tr key={id(one)}>
                {row(one).map((cell, place) => (
                  <td key={columns[place]}>{cell}</td>
                ))}
              </tr>
            ))}
          </ListTable>
        </div>
      )}
    </Panel>
  );
}
