import type { ReactNode } from 'react';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import { AddThing, ThingActs, type Kind, type Thing } from './own-things';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

export interface Column<T> {
  name: string;
  cell: (thing: T) => ReactNode;
  /** A long text, or a figure that stands at the right. */
  as?: 'wrap' | 'number';
}

interface Props<T extends Thing> {
  kind: Kind<T>;
  account: string;
  title: string;
  /** What the button says that adds one, and what stands there while there is none. */
  add: string;
  none: string;
  things: readonly T[];
  columns: readonly Column<T>[];
  name: (thing: T) => string;
  /** What else can be done with one. */
  acts?: (thing: T) => ReactNode;
}

/** A panel with the things of one kind that belong to an account: shown, added, changed, deleted. */
export function ThingsPanel<T extends Thing>(props: Props<T>) {
  const { kind, account, title, add, none, things, columns, name, acts } = props;
  const looks = (as: Column<T>['as']) =>
    as === 'number' ? table.number : as === 'wrap' ? css.wrap : undefined;
  return (
    <Panel title={title} extra={<AddThing kind={kind} account={account} title={add} />}>
      {things.length === 0 ? (
        <Nothing title={none} />
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column.name}
                    scope="col"
                    className={column.as === 'number' ? table.number : undefined}
                  >
                    {column.name}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {things.map((thing) => (
                <tr key={thing.id}>
                  {columns.map((column) => (
                    <td key={column.name} className={looks(column.as)}>
                      {column.cell(thing)}
                    </td>
                  ))}
                  <td className={table.number}>
                    {acts?.(thing)}
                    <ThingActs kind={kind} account={account} thing={thing} name={name(thing)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
