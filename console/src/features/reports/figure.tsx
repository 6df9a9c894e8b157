import { Link } from 'react-router';
import { useLanguage } from '@/shared/i18n/language';
import { useQueryState, withQuery } from '@/shared/table/query-state';
import type { Column, ReportRow } from './api';
import { writeOpened, type Opened } from './asked';
import { shown, valueOf } from './figures';
import css from './reports.module.css';

interface Props {
  row: ReportRow;
  column: Column;
  label: string;
  /** Whether it is the total of all rows. */
  total?: boolean;
}

/** A number of a report; one that has a list behind it is a link to it. */
export function Figure({ row, column, label, total = false }: Props) {
  const [params] = useQueryState();
  const language = useLanguage();
  const value = valueOf(row, column.name);
  const text = shown(column.unit, value, language);
  if (!column.listed || !value) return <span className={css.figure}>{text}</span>;
  const open = writeOpened(openedOf(row, column.name, total));
  return (
    <Link
      className={`${css.figure} ${css.opens}`}
      to={withQuery(params, { open })}
      aria-label={`${label}: ${text}`}
    >
      {text}
    </Link>
  );
}

const openedOf = (
  { key, begins, ends, zone }: ReportRow,
  number: string,
  total: boolean,
): Opened => (total ? { number, key: {} } : { number, key, begins, ends, clock: zone });
