import type { ReactNode } from 'react';
import { Alert, Segmented } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { FileButton } from '@/shared/page/file-button';
import { sheetKind, useTaking } from '@/shared/page/use-taking';
import { useQueryState } from '@/shared/table/query-state';
import { useRefresh } from '../api';
import { takeFigures, takeIn } from './api';
import { Twins } from '../merge/twins';
import { Duplicates } from './duplicates';
import { FigureLines } from './figure-lines';
import { CustomerLines, Preview, type Taken } from './preview';
import { importWords } from './words';
import css from './import.module.css';

/** Customers or their monthly figures from a sheet; and who may be known twice. */
export function ImportPage() {
  const t = useWords(importWords);
  const [params, change] = useQueryState();
  const what = params.get('what') === 'figures' ? 'figures' : 'customers';
  return (
    <div className={css.stack}>
      <Segmented
        className={css.what ?? ''}
        aria-label={t('what')}
        value={what}
        options={(['customers', 'figures'] as const).map((value) => ({
          value,
          label: t(`what.${value}`),
        }))}
        onChange={(value) => change({ what: value === 'customers' ? '' : value })}
      />
      {what === 'figures' ? (
        <Import
          key="figures"
          hint={t('figuresHint')}
          take={takeFigures}
          counts={({ figures }) => [[t('months'), figures]]}
          lines={({ lines }) => <FigureLines lines={lines} />}
        />
      ) : (
        <Import
          key="customers"
          hint={t('hint')}
          take={takeIn}
          counts={({ accounts, people }) => [
            [t('accounts'), accounts],
            [t('people'), people],
          ]}
          lines={({ lines }) => <CustomerLines lines={lines} />}
        />
      )}
      {what === 'customers' && (
        <>
          <Twins />
          <Duplicates />
        </>
      )}
    </div>
  );
}

interface ImportProps<R extends Taken> {
  /** Which columns a sheet has. */
  hint: string;
  take: (file: File, format: 'csv' | 'xlsx', confirm: boolean) => Promise<R>;
  counts: (report: R) => readonly (readonly [label: string, counts: Record<string, number>])[];
  lines: (report: R) => ReactNode;
}

/** A sheet: looked at first, row by row, then taken in. */
function Import<R extends Taken>({ hint, take, counts, lines }: ImportProps<R>) {
  const t = useWords(importWords);
  const refresh = useRefresh();
  const { file, report, fault, busy, look, confirm, again } = useTaking<R>({
    send: (chosen, sure) => take(chosen, sheetKind(chosen.name) || 'csv', sure),
    kept: refresh,
    refuse: (chosen) => (sheetKind(chosen.name) ? '' : t('wrongKind')),
  });
  return (
    <div className={css.stack}>
      {fault && <Alert type="error" showIcon role="alert" title={fault} />}
      {report && file ? (
        <Preview
          report={report}
          counts={counts(report)}
          name={file.name}
          busy={busy}
          confirm={confirm}
          again={again}
        >
          {report.lines.length > 0 && lines(report)}
        </Preview>
      ) : (
        <Chooser busy={busy} name={file?.name ?? ''} hint={hint} choose={look} />
      )}
    </div>
  );
}

interface ChooserProps {
  busy: boolean;
  name: string;
  hint: string;
  choose: (file: File) => void;
}

function Chooser({ busy, name, hint, choose }: ChooserProps) {
  const t = useWords(importWords);
  return (
    <div
      className={css.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (file) choose(file);
      }}
    >
      <FileButton primary label={t('choose')} accept=".csv,.xlsx" busy={busy} choose={choose} />
      <p role="status">{busy ? t('checking', { name }) : t('drop')}</p>
      <p className={css.hint}>{hint}</p>
    </div>
  );
}
