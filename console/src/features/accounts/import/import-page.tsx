import { useRef, useState } from 'react';
import { Alert, Button } from 'antd';
import { Upload } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { useRefresh } from '../api';
import { formatOf, takeIn, type Report } from './api';
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
  const errorText = useErrorText();
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  const send = async (chosen: File, confirm: boolean) => {
    const format = formatOf(chosen.name);
    setFault('');
    setFile(chosen);
    if (!format) {
      setReport(null);
      setFault(t('wrongKind'));
      return;
    }
    setBusy(true);
    try {
      setReport(await takeIn(chosen, format, confirm));
      if (confirm) await refresh();
    } catch (error) {
      setReport(null);
      setFault(errorText(errorCode(error)));
    } finally {
      setBusy(false);
    }
  };
  const again = () => {
    setReport(null);
    setFile(null);
  };
  return (
    <div className={css.stack}>
      {fault && <Alert type="error" showIcon role="alert" title={fault} />}
      {report && file ? (
        <Preview
          report={report}
          name={file.name}
          busy={busy}
          confirm={() => void send(file, true)}
          again={again}
        />
      ) : (
        <Chooser busy={busy} name={file?.name ?? ''} choose={(one) => void send(one, false)} />
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
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) choose(file);
  };
  return (
    <div
      className={css.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
    >
      <Button
        type="primary"
        loading={busy}
        icon={<Upload size={14} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t('choose')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.xlsx"
        aria-label={t('choose')}
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
      <p role="status">{busy ? t('checking', { name }) : t('drop')}</p>
      <p className={css.hint}>{t('hint')}</p>
    </div>
  );
}
