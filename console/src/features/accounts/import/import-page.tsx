import { Alert } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { FileButton } from '@/shared/page/file-button';
import { sheetKind, useTaking } from '@/shared/page/use-taking';
import { useRefresh } from '../api';
import { takeIn, type Report } from './api';
import { Duplicates } from './duplicates';
import { Preview } from './preview';
import { importWords } from './words';
import css from './import.module.css';

/** Customers from a sheet: looked at first, row by row, then taken in; and who may be known twice. */
export function ImportPage() {
  return (
    <div className={css.stack}>
      <Import />
      <Duplicates />
    </div>
  );
}

function Import() {
  const t = useWords(importWords);
  const refresh = useRefresh();
  const { file, report, fault, busy, look, confirm, again } = useTaking<Report>({
    send: (chosen, sure) => takeIn(chosen, sheetKind(chosen.name) || 'csv', sure),
    kept: refresh,
    refuse: (chosen) => (sheetKind(chosen.name) ? '' : t('wrongKind')),
  });
  return (
    <div className={css.stack}>
      {fault && <Alert type="error" showIcon role="alert" title={fault} />}
      {report && file ? (
        <Preview report={report} name={file.name} busy={busy} confirm={confirm} again={again} />
      ) : (
        <Chooser busy={busy} name={file?.name ?? ''} choose={look} />
      )}
    </div>
  );
}

interface ChooserProps {
  busy: boolean;
  name: string;
  choose: (file: File) => void;
}

function Chooser({ busy, name, choose }: ChooserProps) {
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
      <p className={css.hint}>{t('hint')}</p>
    </div>
  );
}
