import { Table, type TableColumnsType } from 'antd';
import { useNames } from '@/shared/house/names';
import { clock } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { LISTED, type Report, type ReportRow } from './api';
import { beginning, countsOf, measured, measuresOf } from './figures';
import { reportWords } from './words';
import css from './reports.module.css';

const SPANS = new Set(['work', 'free', 'away']);

/** The numbers of a report. A count opens the contacts behind it. */
export function ReportTable({ report }: { report: Report }) {
  const t = useWords(reportWords);
  const language = useLanguage();
  const code = useCodeWords(reportWords);
  const keyName = useKeyName();
  const about = report.about;
  const counts = countsOf(about);
  const measures = measuresOf(about).filter((name) =>
    report.rows.some((row) => name in row.measures),
  );
  const dated = report.interval !== 'whole';
  const columns: TableColumnsType<ReportRow> = [
    ...(dated
      ? [
          {
            title: t('begins'),
            key: 'begins',
            fixed: 'left' as const,
            render: (_: unknown, row: ReportRow) =>
              beginning(row.begins, row.zone, report.interval, language),
          },
        ]
      : []),
    ...report.by.map((name) => ({
      title: code('key', name, name),
      key: name,
      render: (_: unknown, row: ReportRow) => keyName(name, row.key[name] ?? ''),
    })),
    ...[...counts, ...(about === 'agents' ? SPANS : [])].map((name) => ({
      title: code('count', name, name),
      key: name,
      align: 'right' as const,
      render: (_: unknown, row: ReportRow) => (
        <Count row={row} name={name} opens={!dated} label={code('count', name, name)} />
      ),
    })),
    ...measures.map((name) => ({
      title: code('measure', name, name),
      key: `measure-${name}`,
      align: 'right' as const,
      className: css.figure ?? '',
      render: (_: unknown, row: ReportRow) => measured(name, row.measures[name], language),
    })),
  ];
  const rows = [...report.rows];
  return (
    <Table<ReportRow>
      size="small"
      columns={columns}
      dataSource={rows}
      rowKey={(row) => `${row.begins}/${row.zone}/${Object.values(row.key).join('/')}`}
      pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      summary={() => <Total report={report} columns={columns} />}
    />
  );
}

function Total({ report, columns }: { report: Report; columns: TableColumnsType<ReportRow> }) {
  const t = useWords(reportWords);
  const first = (report.interval === 'whole' ? 0 : 1) + report.by.length;
  return (
    <Table.Summary.Row>
      {first > 0 && (
        <Table.Summary.Cell index={0} colSpan={first}>
          <strong>{t('total')}</strong>
        </Table.Summary.Cell>
      )}
      {columns.slice(first).map((column, place) => (
        <Table.Summary.Cell key={String(column.key)} index={first + place} align="right">
          <strong className={css.figure}>
            {column.render?.(undefined, report.total, -1) as React.ReactNode}
          </strong>
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}

interface CountProps {
  row: ReportRow;
  name: string;
  opens: boolean;
  label: string;
}

function Count({ row, name, opens, label }: CountProps) {
  const [, change] = useQueryState();
  const n = row.counts[name] ?? 0;
  if (SPANS.has(name)) return <span className={css.figure}>{clock(n)}</span>;
  if (!opens || n === 0 || !LISTED.has(name)) return <span className={css.figure}>{n}</span>;
  const key = Object.entries(row.key).map(([field, value]) => `${field}:${value}`);
  return (
    <button
      type="button"
      className={css.number}
      aria-label={[...Object.values(row.key), `${label}: ${n}`].join(', ')}
      onClick={() => change({ number: name, key: key.join(',') }, false)}
    >
      {n}
    </button>
  );
}

/** Names for the values of the fields that reports are grouped by. */
export function useKeyName() {
  const t = useWords(reportWords);
  const names = useNames();
  return (field: string, value: string) => {
    if (field === 'queue') return value ? names.queue(value) : t('noQueue');
    if (field === 'tier') return value ? names.tier(value) : t('noTier');
    return field === 'agent' ? names.agent(value) : value;
  };
}
