import { useState } from 'react';
import { Input, Select } from 'antd';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import type { Filter } from '../api';
import { LANGUAGES } from '../format';
import { knowledgeWords } from '../words';
import css from '../knowledge.module.css';

const ORDERS = ['-changed_at', 'changed_at', 'valid_until', 'department', 'language'] as const;
const STATES = ['draft', 'waiting', 'published', 'expired', 'withdrawn'] as const;

/** What the address asks for. Pure. */
export function filterOf(params: URLSearchParams): Filter {
  const value = (name: string) => params.get(name) ?? '';
  return {
    q: value('q'),
    state: value('state'),
    language: value('language'),
    queue: value('queue'),
    order: ORDERS.find((one) => one === value('order')) ?? '-changed_at',
    after: value('after'),
  };
}

/** Which articles are shown; every choice goes into the address. A search looks through all of them. */
export function Filters({ filter }: { filter: Filter }) {
  const t = useWords(knowledgeWords);
  const language = useLanguage();
  const [, change] = useQueryState();
  const keeps = useMay('edit_knowledge');
  const { queues } = useHouse();
  const [words, setWords] = useState(filter.q);
  const choose = (name: keyof Filter) => (value: string) => change({ [name]: value, after: '' });
  return (
    <div className={css.filters} role="search" aria-label={t('filters')}>
      <Input.Search
        allowClear
        className={css.search}
        aria-label={t('search')}
        placeholder={t('search')}
        value={words}
        maxLength={400}
        onChange={(event) => setWords(event.target.value)}
        onSearch={(q) => change({ q: q.trim(), after: '' })}
      />
      {keeps && !filter.q && (
        <Select
          className={css.choice}
          aria-label={t('state')}
          value={filter.state}
          options={[
            { value: '', label: t('allStates') },
            ...STATES.map((value) => ({ value, label: t(`standing.${value}`) })),
          ]}
          onChange={choose('state')}
        />
      )}
      <Select
        className={css.choice}
        aria-label={t('language')}
        value={filter.language}
        options={[
          { value: '', label: t('allLanguages') },
          ...LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
        ]}
        onChange={choose('language')}
      />
      {!filter.q && (
        <Select
          className={css.choice}
          aria-label={t('queues')}
          value={filter.queue}
          options={[
            { value: '', label: t('allQueues') },
            ...queues.map(({ id, name }) => ({ value: id, label: nameIn(name, language) || id })),
          ]}
          onChange={choose('queue')}
        />
      )}
      {!filter.q && (
        <Select
          className={css.choice}
          aria-label={t('order')}
          popupMatchSelectWidth={false}
          value={filter.order}
          options={ORDERS.map((value) => ({ value: value, label: t(`order.${value}`) }))}
          onChange={choose('order')}
        />
      )}
    </div>
  );
}
