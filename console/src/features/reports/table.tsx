import { useState } from 'react';
import { Button } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { SortHead } from '@/shared/table/sort-head';
import { sorted, useOrder, type Compare } from '@/shared/table/sorting';
import type { Column, Report, ReportRow } from './api';
import { delta } from './delta';
import { DeltaMark } from './delta-mark';
import { Figure } from './figure';
import { beginning, groupOf, valueOf } from './figures';
import { useColumnName, useFieldName, useKeyName } from './names';
import { reportWords } from './words';
import css from './reports.module.css';
import table from '@/shared/table/table.module.css';

/** Rows that are shown at first. */
const MOST = 300;

interface Props {
  report: Report;
  /** That of the span before, to hold its rows against. */
  earlier: Report | null;
  columns: readonly Column[];
  /** What the table is. */
  label: string;
}

/** The numbers of a report: a row for each group and span, and the total. */
export function ReportTable({ report, earlier, columns, label }: Props) {
  const t = useWords(reportWords);
  const fieldName = useFieldName();
  const columnName = useColumnName(report.kind);
  const naming = useNaming(report);
  const [all, setAll] = useState(false);
  const [order, turn] = useOrder<string>({ by: '', down: false });
  const rows = ordered(report, columns, order, naming);
  // Of one row alone the total says the same.
  const one = report.interval === 'whole' && report.by.length === 0;
  const shown = all ? rows : rows.slice(0, MOST);
  const before = new Map(
    report.interval === 'whole' ? earlier?.rows.map((row) => [groupOf(row), row]) : [],
  );
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.scrolled} aria-label={label} tabIndex={0}>
        <table className={`${table.table} ${css.numbers}`} aria-label={label}>
          <thead>
            <tr>
              {naming.fields.map((field) => (
                <SortHead
                  key={field}
                  by={field}
                  label={field === BEGINS ? t('begins') : fieldName(field)}
                  order={order}
                  turn={turn}
                />
              ))}
              {columns.map(({ name }) => (
                <SortHead
                  key={name}
                  by={name}
                  label={columnName(name)}
                  order={order}
                  turn={turn}
                  number
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {(one ? [] : shown).map((row) => (
              <Row
                key={`${row.begins}/${groupOf(row)}`}
                row={row}
                earlier={before.get(groupOf(row)) ?? null}
                columns={columns}
                columnName={columnName}
                names={naming.fields.map((field) => naming.name(field, row))}
              />
            ))}
          </tbody>
          <tfoot>
            <Row
              row={report.total}
              earlier={earlier?.total ?? null}
              columns={columns}
              columnName={columnName}
              names={naming.fields.map((_, place) => (place === 0 ? t('total') : ''))}
              total
            />
          </tfoot>
        </table>
      </section>
      {rows.length > shown.length && (
        <p className={css.more}>
          {t('someRows', { n: shown.length, all: rows.length })}{' '}
          <Button size="small" onClick={() => setAll(true)}>
            {t('allRows')}
          </Button>
        </p>
      )}
    </>
  );
}

interface RowProps {
  row: ReportRow;
  earlier: ReportRow | null;
  columns: readonly Column[];
  columnName: (name: string) => string;
  names: readonly string[];
  total?: boolean;
}

function Row({ row, earlier, columns, columnName, names, total = false }: RowProps) {
  const group = names.filter(Boolean).join(', ');
  return (
    <tr>
      {names.map((name, place) =>
        place === 0 ? (
          <th key={place} scope="row">
            {name}
          </th>
        ) : (
          <td key={place}>{name}</td>
        ),
      )}
      {columns.map((column) => {
        const found = earlier && delta(column, ...pair(row, earlier, column.name));
        return (
          <td key={column.name} className={table.number}>
            <Figure
              row={row}
              column={column}
              label={`${group}, ${columnName(column.name)}`}
              total={total}
            />
            {found && found.verdict !== 'same' && <DeltaMark unit={column.unit} delta={found} />}
          </td>
        );
      })}
    </tr>
  );
}

const pair = (row: ReportRow, earlier: ReportRow, name: string) =>
  [valueOf(row, name), valueOf(earlier, name)] as const;

const BEGINS = 'begins';

interface Naming {
  fields: readonly string[];
  name: (field: string, row: ReportRow) => string;
}

/** What names a row: where its span begins, and the values of its fields; at least one. */
function useNaming(report: Report): Naming {
  const t = useWords(reportWords);
  const language = useLanguage();
  const keyName = useKeyName();
  const dated = report.interval !== 'whole' || report.by.length === 0;
  return {
    fields: [...(dated ? [BEGINS] : []), ...report.by],
    name: (field, row) => {
      if (field !== BEGINS) return keyName(field, row.key[field] ?? '');
      if (report.interval === 'whole') return t('interval.whole');
      return beginning(row.begins, row.zone, report.interval, language);
    },
  };
}

/** Rows in the order of a column; no value stands last. */
function ordered(
  report: Report,
  columns: readonly Column[],
  order: { by: string; down: boolean },
  naming: Naming,
): readonly ReportRow[] {
  if (!order.by) return report.rows;
  const worst = order.down ? -Infinity : Infinity;
  const compare: Record<string, Compare<ReportRow>> = {
    ...Object.fromEntries(
      naming.fields.map((field) => [
        field,
        (a: ReportRow, b: ReportRow) => naming.name(field, a).localeCompare(naming.name(field, b)),
      ]),
    ),
    [BEGINS]: (a, b) => a.begins - b.begins,
    ...Object.fromEntries(
      columns.map(({ name }) => [
        name,
        (a: ReportRow, b: ReportRow) =>
          Math.sign((valueOf(a, name) ?? worst) - (valueOf(b, name) ?? worst)) || 0,
      ]),
    ),
  };
  return order.by in compare ? sorted(report.rows, order, compare) : report.rows;
}
