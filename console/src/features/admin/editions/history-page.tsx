import { useState } from 'react';
import { Button, Popconfirm, Segmented } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useDifferences, useHistory, useRollBack, type Edition } from '../api/configuration';
import { ChangeTable } from '../document/change-table';
import { Failed, Loading, PageHead } from '../states';
import { adminWords } from '../words';
import { EditionList } from './edition-list';
import page from '../admin.module.css';
import css from './editions.module.css';

/** Who changed the configuration when, what each version changed, and the way back to it. */
export function HistoryPage() {
  const t = useWords(adminWords);
  const history = useHistory();
  const [wish, setWish] = useState(0);
  if (history.isError) return <Failed error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const chosen = wish || (history.data[0]?.version ?? 0);
  return (
    <div className={page.scroll}>
      <PageHead title={t('page.history')} />
      <div className={css.split}>
        <EditionList editions={history.data} chosen={chosen} choose={setWish} />
        {chosen > 0 && <Version key={chosen} version={chosen} editions={history.data} />}
      </div>
    </div>
  );
}

function Version({ version, editions }: { version: number; editions: Edition[] }) {
  const t = useWords(adminWords);
  const newest = editions[0]?.version ?? version;
  const [against, setAgainst] = useState<'previous' | 'current'>('previous');
  const old = against === 'previous' ? (version > 1 ? version - 1 : null) : version;
  const found = useDifferences(old, against === 'previous' ? version : newest);
  return (
    <section className={page.card} aria-label={`${t('version')} ${version}`}>
      <div className={css.head} hidden={editions.length < 2}>
        <Segmented
          aria-label={t('compare')}
          value={against}
          options={(['previous', 'current'] as const).map((value) => ({
            value,
            label: t(value === 'previous' ? 'difference' : 'differenceNow'),
          }))}
          onChange={setAgainst}
        />
        {version !== newest && <RollBack version={version} />}
      </div>
      {found.isError ? (
        <Failed error={found.error} retry={() => void found.refetch()} />
      ) : found.isLoading ? (
        <Loading />
      ) : (
        <ChangeTable changes={found.data ?? []} />
      )}
    </section>
  );
}

function RollBack({ version }: { version: number }) {
  const t = useWords(adminWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const rollBack = useRollBack();
  return (
    <>
      {rollBack.isError && (
        <span role="alert" className={page.danger}>
          {errorText(errorCode(rollBack.error), rollBack.error.message)}
        </span>
      )}
      <Popconfirm
        title={t('rollBackAsk', { version })}
        okText={t('rollBack')}
        cancelText={ui('cancel')}
        onConfirm={() => rollBack.mutate(version)}
      >
        <Button loading={rollBack.isPending}>{t('rollBack')}</Button>
      </Popconfirm>
    </>
  );
}
