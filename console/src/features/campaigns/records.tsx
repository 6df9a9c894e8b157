import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { CircleHelp } from 'lucide-react';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useQueryState } from '@/shared/table/query-state';
import { useRecords, type CallRecord, type RecordSearch } from './api';
import { RECORD_STATES } from './kinds';
import { useResult } from './progress-panel';
import { WhyDialog } from './why-dialog';
import { campaignWords } from './words';
import css from '@/shared/page/page.module.css';

/** The records of a campaign; the address says which. */
export function Records({ id }: { id: string }) {
  const t = useWords(campaignWords);
  const [params] = useQueryState();
  const search: RecordSearch = {
    state: RECORD_STATES.find((one) => one === params.get('state')) ?? '',
    number: params.get('number') ?? '',
    after: params.get('after') ?? '',
  };
  const found = useRecords(id, search);
  const records = found.data?.records ?? [];
  const columns = ['name', 'number', 'state_', 'tries', 'result', 'next', 'whyNot'] as const;
  return (
    <>
      <Filters search={search} />
      <ListFrame label={t('records')} of={found} count={records.length} none={t('noRecords')}>
        <ListTable label={t('records')} columns={columns.map((word) => t(word))}>
          {records.map((record) => (
            <Row key={record.id} record={record} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={records.length} next={found.data.after} />}
    </>
  );
}

function Filters({ search }: { search: RecordSearch }) {
  const t = useWords(campaignWords);
  const [, change] = useQueryState();
  return (
    <div className={css.bar} role="search" aria-label={t('records')}>
      <Select
        size="small"
        className={css.choice ?? ''}
        aria-label={t('state_')}
        value={search.state}
        options={[
          { value: '', label: t('allStates') },
          ...RECORD_STATES.map((value) => ({ value, label: t(`record.${value}`) })),
        ]}
        onChange={(state) => change({ state, after: '' })}
      />
      <Input.Search
        size="small"
        className={css.look ?? ''}
        allowClear
        aria-label={t('findNumber')}
        placeholder={t('findNumber')}
        defaultValue={search.number}
        onSearch={(number) => change({ number: number.trim(), after: '' })}
      />
    </div>
  );
}

function Row({ record }: { record: CallRecord }) {
  const t = useWords(campaignWords);
  const language = useLanguage();
  const result = useResult();
  const [asked, setAsked] = useState(false);
  const { name, company, numbers, state, attempts, next_at } = record;
  const waits = state === 'waiting' && next_at > serverNow();
  const who = name || company || t('noName');
  return (
    <tr>
      <td>{[name, company].filter(Boolean).join(', ') || t('noName')}</td>
      <td>{numbers.join(', ')}</td>
      <td>{t(`record.${state}`)}</td>
      <td>{attempts.length}</td>
      <td>{record.result && result(record.result)}</td>
      <td>{waits && moment(next_at, serverNow(), language)}</td>
      <td>
        <Button
          size="small"
          type="text"
          aria-label={t('whyNotOf', { name: who })}
          title={t('whyNot')}
          icon={<CircleHelp size={14} aria-hidden />}
          onClick={() => setAsked(true)}
        />
        {asked && <WhyDialog id={record.id} who={who} close={() => setAsked(false)} />}
      </td>
    </tr>
  );
}
