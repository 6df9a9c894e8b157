import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { Report } from './api';
import { importWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './import.module.css';

/** What every kind of import tells. */
export type Taken = Pick<Report, 'confirmed' | 'rows' | 'refused' | 'flaws' | 'unknown'> & {
  lines: readonly unknown[];
  /** For how many a second person is asked for a tier. */
  nominated?: number;
};

interface Props {
  report: Taken;
  /** How many of each thing are new, changed, as before. */
  counts: readonly (readonly [label: string, counts: Record<string, number>])[];
  name: string;
  busy: boolean;
  confirm: () => void;
  again: () => void;
  /** The first rows. */
  children: ReactNode;
}

/** What a file comes to: counts, faults by row, and the first rows; nothing is stored before the click. */
export function Preview({ report, counts, name, busy, confirm, again, children }: Props) {
  const t = useWords(importWords);
  const sound = report.rows - report.refused;
  return (
    <Panel title={`${t(report.confirmed ? 'done' : 'preview')}: ${name}`}>
      <div className={css.counts} role="status">
        <span>{t('rows', { n: report.rows })}</span>
        {counts.map(([label, of]) => (
          <Counts key={label} label={label} counts={of} />
        ))}
        {report.refused > 0 && (
          <span className={css.bad}>{t('refused', { n: report.refused })}</span>
        )}
      </div>
      {!!report.nominated && <p className={css.hint}>{t('nominated', { n: report.nominated })}</p>}
      {report.unknown.length > 0 && (
        <p className={css.hint}>{t('unknown', { what: report.unknown.join(', ') })}</p>
      )}
      <div className={css.acts}>
        {!report.confirmed && (
          <Button type="primary" disabled={sound === 0} loading={busy} onClick={confirm}>
            {t('confirm', { n: sound })}
          </Button>
        )}
        <Button onClick={again}>{t('other')}</Button>
      </div>
      {report.flaws.length > 0 && <Flaws flaws={report.flaws} />}
      {children}
    </Panel>
  );
}

function Counts({ label, counts }: { label: string; counts: Record<string, number> }) {
  const t = useWords(importWords);
  const told = (['added', 'changed', 'same'] as const)
    .filter((kind) => counts[kind])
    .map((kind) => t(kind, { n: counts[kind] ?? 0 }));
  if (told.length === 0) return null;
  return (
    <span>
      <strong>{label}</strong> {told.join(' · ')}
    </span>
  );
}

function Flaws({ flaws }: { flaws: Report['flaws'] }) {
  const t = useWords(importWords);
  const code = useCodeWords(importWords);
  return (
    <>
      <h3 className={css.head}>{t('faults')}</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('faults')}>
        <table className={table.table} aria-label={t('faults')}>
          <thead>
            <tr>
              <th scope="col" className={table.number}>
                {t('row')}
              </th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('fault')}</th>
            </tr>
          </thead>
          <tbody>
            {flaws.map((flaw, place) => (
              <tr key={place}>
                <td className={table.number}>{flaw.row}</td>
                <td>{code('column', flaw.column, flaw.column)}</td>
                <td>{flaw.value}</td>
                <td>{code('flaw', flaw.code, flaw.code)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The first rows that are taken in, and what becomes of each. */
export function CustomerLines({ lines }: { lines: Report['lines'] }) {
  const t = useWords(importWords);
  const code = useCodeWords(importWords);
  return (
    <FirstRows heads={[t('company'), t('accounts'), t('name'), t('people')]}>
      {lines.map((line) => (
        <tr key={line.row}>
          <td className={table.number}>{line.row}</td>
          <td>{line.company}</td>
          <td>{code('is', line.account, line.account)}</td>
          <td>{line.name}</td>
          <td>{code('is', line.person, line.person)}</td>
        </tr>
      ))}
    </FirstRows>
  );
}

interface RowsProps {
  /** The columns after the row's number, and which of them hold figures. */
  heads: readonly string[];
  figures?: readonly number[];
  children: ReactNode;
}

/** The frame of the first rows of a sheet. */
export function FirstRows({ heads, figures = [], children }: RowsProps) {
  const t = useWords(importWords);
  return (
    <>
      <h3 className={css.head}>{t('lines')}</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('lines')}>
        <table className={table.table} aria-label={t('lines')}>
          <thead>
            <tr>
              <th scope="col" className={table.number}>
                {t('row')}
              </th>
              {heads.map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={figures.includes(at) ? table.number : undefined}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </>
  );
}
