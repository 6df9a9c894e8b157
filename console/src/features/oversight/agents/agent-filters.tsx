import { Button, Input, Select } from 'antd';
import { Search } from 'lucide-react';
import type { Feed } from '@/shared/live/feed';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useLive } from '@/shared/live/live';
import { STATES, useFilters } from '../filters';
import { oversightWords } from '../words';
import css from '../oversight.module.css';

const queuesOf = (feed: Feed) => feed.queues;

/** Which agents are shown: by queue, state and name. The address keeps it. */
export function AgentFilters({ count }: { count: string }) {
  const t = useWords(oversightWords);
  const [filters, change] = useFilters();
  const queues = useQueueOptions();
  const narrowed = filters.queue || filters.state || filters.name;
  return (
    <div className={css.filters} role="search" aria-label={t('findAgent')}>
      <span className={css.count} role="status">
        {count}
      </span>
      {narrowed && (
        <Button
          size="small"
          type="link"
          onClick={() => change({ queue: '', state: '', name: '', tier: '' })}
        >
          {t('clear')}
        </Button>
      )}
      <Select
        size="small"
        style={{ width: 150 }}
        popupMatchSelectWidth={false}
        aria-label={t('filterQueue')}
        value={filters.queue}
        options={[{ value: '', label: t('allQueues') }, ...queues]}
        onChange={(queue) => change({ queue, tier: '' })}
      />
      <Select
        size="small"
        style={{ width: 130 }}
        popupMatchSelectWidth={false}
        aria-label={t('filterState')}
        value={filters.state}
        options={[
          { value: '' as const, label: t('allStates') },
          ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
        onChange={(state) => change({ state })}
      />
      <Input
        size="small"
        style={{ width: 150 }}
        allowClear
        aria-label={t('findAgent')}
        placeholder={t('findAgent')}
        prefix={<Search size={13} aria-hidden />}
        value={filters.name}
        onChange={(event) => change({ name: event.target.value })}
      />
    </div>
  );
}

/** The queues as choices, by name. */
export function useQueueOptions() {
  const language = useLanguage();
  const queues = useLive(queuesOf);
  return Object.values(queues)
    .map(({ id, name }) => ({ value: id, label: nameIn(name, language) || id }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
