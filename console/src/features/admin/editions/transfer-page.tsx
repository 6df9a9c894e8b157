import { useState } from 'react';
import { Alert, Button, Input, Upload } from 'antd';
import { Download, FileUp } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { exportYaml, useConfiguration, useImport } from '../api/configuration';
import { ChangeTable } from '../document/change-table';
import { FaultList } from '../document/review-dialog';
import { PageHead } from '../states';
import { adminWords } from '../words';
import { save } from './save';
import page from '../admin.module.css';
import css from './editions.module.css';

/** The whole configuration out of the house and into it. */
export function TransferPage() {
  const t = useWords(adminWords);
  return (
    <div className={page.scroll}>
      <PageHead title={t('page.transfer')} />
      <div className={page.stack}>
        <Export />
        <Import />
      </div>
    </div>
  );
}

function Export() {
  const t = useWords(adminWords);
  const errorText = useErrorText();
  const [failure, setFailure] = useState('');
  const download = () =>
    exportYaml().then(
      (text) => {
        setFailure('');
        save('configuration.yaml', text);
      },
      (error: unknown) => setFailure(errorText(errorCode(error))),
    );
  return (
    <section className={`${page.card} ${css.rows}`}>
      <h2>{t('exportTitle')}</h2>
      <p className={page.muted}>{t('exportHint')}</p>
      <Button icon={<Download size={14} aria-hidden />} onClick={() => void download()}>
        {t('download')}
      </Button>
      {failure && <Alert type="error" title={failure} />}
    </section>
  );
}

function Import() {
  const t = useWords(adminWords);
  const stored = useConfiguration();
  const look = useImport();
  const take = useImport();
  const [text, setText] = useState('');
  const version = stored.data?.version ?? 0;
  const change = (next: string) => {
    setText(next);
    look.reset();
    take.reset();
  };
  // The version at the time of looking: what was seen is what is taken.
  const dry = () => look.mutate({ text, dry: true, version });
  const seen = look.data;
  const sound = seen?.problems.length === 0;
  return (
    <section className={`${page.card} ${css.rows}`}>
      <h2>{t('importTitle')}</h2>
      <p className={page.muted}>{t('importHint')}</p>
      <Upload
        accept=".yaml,.yml"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then(change);
          return false;
        }}
      >
        <Button icon={<FileUp size={14} aria-hidden />}>{t('chooseFile')}</Button>
      </Upload>
      <Input.TextArea
        className={css.text ?? ''}
        aria-label={t('yaml')}
        placeholder={t('yaml')}
        spellCheck={false}
        autoSize={{ minRows: 4, maxRows: 16 }}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
      <Button disabled={!text.trim()} loading={look.isPending} onClick={dry}>
        {t('dryRun')}
      </Button>
      <Told error={look.error ?? take.error} />
      {take.isSuccess ? (
        <Alert type="success" role="status" title={t('imported')} />
      ) : (
        seen && (
          <>
            <Problems findings={seen} />
            <ChangeTable changes={seen.changes} />
            <Button
              type="primary"
              disabled={!sound || seen.changes.length === 0}
              title={seen.changes.length === 0 ? t('importNothing') : undefined}
              loading={take.isPending}
              onClick={() => take.mutate({ text, dry: false, version: look.variables.version })}
            >
              {t('importNow')}
            </Button>
          </>
        )
      )}
    </section>
  );
}

function Told({ error }: { error: Error | null }) {
  const errorText = useErrorText();
  return error && <Alert type="error" title={errorText(errorCode(error), error.message)} />;
}

/** Faults with a place, or what is wrong with a text that is no configuration at all. */
function Problems({ findings }: { findings: NonNullable<ReturnType<typeof useImport>['data']> }) {
  const t = useWords(adminWords);
  const { faults } = findings;
  if (faults.length > 0) return <FaultList faults={faults} />;
  if (findings.problems.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('problems')}
      description={<pre className={css.text}>{findings.problems.join('\n')}</pre>}
    />
  );
}
