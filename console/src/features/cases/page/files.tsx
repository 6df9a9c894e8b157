import { useRef, useState } from 'react';
import { Button } from 'antd';
import { Paperclip } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useWords } from '@/shared/i18n/words';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { addFile, fileAddress, useRefresh } from '@/shared/cases/api';
import type { Case } from '@/shared/cases/kinds';
import { caseWords } from '@/shared/cases/words';
import table from '@/shared/table/table.module.css';
import css from './case.module.css';

/** The files of a case; they are handed out to be kept, never shown by the console itself. */
export function Files({ about, works }: { about: Case; works: boolean }) {
  const t = useWords(caseWords);
  const files = about.files;
  return (
    <Panel title={t('files')} extra={works && <Add about={about} />}>
      {files.length === 0 && <p className={css.muted}>{t('noFiles')}</p>}
      <ul className={css.list}>
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <a className={table.link} href={fileAddress(about.id, id)} download={name}>
              {name}
            </a>
            <span className={css.muted}>{sizeOf(size)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Add({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const refresh = useRefresh();
  const field = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    try {
      await addFile(about.id, about.version, file);
    } catch (fault) {
      showNotice(errorCode(fault));
    } finally {
      await refresh();
      setBusy(false);
    }
  };
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={t('addFile')}
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button
        size="small"
        icon={<Paperclip size={14} aria-hidden />}
        loading={busy}
        onClick={() => field.current?.click()}
      >
        {t('addFile')}
      </Button>
    </>
  );
}

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
