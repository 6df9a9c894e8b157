import { useState } from 'react';
import { Button, Popconfirm, Radio } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { useRefresh } from '../api';
import type { Person } from '../kinds';
import { importWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './import.module.css';

/** People who are probably known twice, to be made one. */
export function Duplicates() {
  const t = useWords(importWords);
  const found = useQuery({
    queryKey: ['people', 'duplicates'],
    queryFn: () => answer(api.GET('/api/v1/people/duplicates')),
  });
  return (
    <Panel title={t('duplicates')}>
      <State of={found} />
      {found.data?.groups.length === 0 && <Nothing title={t('duplicatesNone')} />}
      {found.data?.groups.map(({ reason, people }) => (
        <Group
          key={people.map(({ id, version }) => `${id} ${version}`).join()}
          reason={reason}
          people={people}
        />
      ))}
    </Panel>
  );
}

function Group({ reason, people }: { reason: string; people: readonly Person[] }) {
  const t = useWords(importWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(importWords);
  const refresh = useRefresh();
  const [kept, setKept] = useState(people[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const into = people.find(({ id }) => id === kept);
  const merge = async () => {
    setBusy(true);
    try {
      let version = into?.version ?? 0;
      for (const { id, version: read } of people.filter((one) => one.id !== kept)) {
        const body = { version: read, into: kept, into_version: version };
        const one = await answer(
          api.POST('/api/v1/people/{id}/merge', { params: { path: { id } }, body }),
        );
        version = one.version;
      }
    } catch (error) {
      showNotice(errorCode(error));
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  return (
    <fieldset className={css.group}>
      <legend>{code('reason', reason, reason)}</legend>
      {people.map(({ id, name, title, numbers, emails }) => (
        <div key={id} className={css.one}>
          <Radio checked={kept === id} onChange={() => setKept(id)}>
            {name} <span className={css.hint}>{t('into')}</span>
          </Radio>
          <span className={css.hint}>
            {[title, ...numbers, ...emails].filter(Boolean).join(' · ')}
          </span>
          <Link className={table.link} to={`/accounts/people/${id}`} aria-label={name}>
            →
          </Link>
        </div>
      ))}
      <Popconfirm
        title={t('mergeAsk', { name: into?.name ?? '' })}
        description={t('mergeHint')}
        okText={t('merge')}
        cancelText={ui('cancel')}
        onConfirm={() => void merge()}
      >
        <Button size="small" loading={busy}>
          {t('merge')}
        </Button>
      </Popconfirm>
    </fieldset>
  );
}
