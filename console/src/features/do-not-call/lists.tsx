import { useState } from 'react';
import { Alert, Button } from 'antd';
import { Fields, type Values } from '@/shared/form/fields';
import { useWords } from '@/shared/i18n/words';
import { FileButton } from '@/shared/page/file-button';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useTaking } from '@/shared/page/use-taking';
import { Panel } from '@/shared/ui/panel';
import { takeIn, useLists, useRefresh, type ListTaken } from './api';
import { gateWords } from './words';
import css from '@/shared/page/page.module.css';

const EMPTY: Values = { id: '', country: '', as_of: '' };

/** The lists that were taken in, with the age of each copy, and the way to take one in. */
export function ListsPanel() {
  const t = useWords(gateWords);
  const found = useLists();
  const { lists = [], wanted = [], own = 0 } = found.data ?? {};
  return (
    <Panel title={t('lists')}>
      {wanted.length > 0 && (
        <Alert type="warning" showIcon title={t('wanted', { names: wanted.join(', ') })} />
      )}
      <p className={css.muted}>{t('ownCount', { n: own })}</p>
      <ListFrame
        label={t('lists')}
        of={found}
        count={lists.length}
        none={t('noLists')}
        hint={t('noListsHint')}
      >
        <ListTable label={t('lists')} columns={[t('list'), t('numbers'), t('age')]}>
          {lists.map(({ list, age_days: n, max_age_days: most }) => (
            <tr key={list.id}>
              <td>{list.name || list.id}</td>
              <td>{list.count}</td>
              <td>{most !== null && n > most ? t('tooOld', { n, most }) : t('days', { n })}</td>
            </tr>
          ))}
        </ListTable>
      </ListFrame>
      <TakeIn />
    </Panel>
  );
}

function TakeIn() {
  const t = useWords(gateWords);
  const refresh = useRefresh();
  const [about, setAbout] = useState(EMPTY);
  const text = (key: string) => String(about[key] ?? '').trim();
  const { report, fault, busy, look, confirm } = useTaking<ListTaken>({
    send: (chosen, sure) =>
      takeIn(
        {
          id: text('id'),
          country: text('country').toUpperCase(),
          as_of: Date.parse(`${text('as_of')}T00:00:00Z`) / 1000,
        },
        chosen,
        !sure,
      ),
    kept: refresh,
  });
  return (
    <>
      <h3>{t('takeIn')}</h3>
      <Fields
        fields={[
          { key: 'id', label: t('name'), required: true },
          { key: 'country', label: t('country'), hint: t('countryHint') },
          { key: 'as_of', label: t('asOf'), kind: 'day', required: true },
        ]}
        values={about}
        change={(key, value) => setAbout((old) => ({ ...old, [key]: value }))}
      />
      <FileButton
        label={t('choose')}
        accept=".csv,.txt"
        busy={busy}
        disabled={!text('id') || !text('as_of')}
        choose={look}
      />
      {fault && <Alert type="error" showIcon role="alert" title={fault} />}
      {report && <Taken taken={report} busy={busy} keep={confirm} />}
    </>
  );
}

function Taken({ taken, busy, keep }: { taken: ListTaken; busy: boolean; keep: () => void }) {
  const t = useWords(gateWords);
  const { kept, count: n, before, refused, flaws } = taken;
  return (
    <>
      <p role="status">{kept ? t('kept') : t('counted', { n, refused, before })}</p>
      {flaws.length > 0 && (
        <ListTable label={t('value')} columns={[t('line'), t('value')]}>
          {flaws.map(({ line, value }) => (
            <tr key={line}>
              <td>{line}</td>
              <td>{value}</td>
            </tr>
          ))}
        </ListTable>
      )}
      {!kept && (
        <Button type="primary" loading={busy} onClick={keep}>
          {t('keep', { n })}
        </Button>
      )}
    </>
  );
}
