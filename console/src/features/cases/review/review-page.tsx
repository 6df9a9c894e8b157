import { Button, Segmented, Select } from 'antd';
import { Download } from 'lucide-react';
import { TYPES } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { exportAddress, useReview, type Chosen, type Group, type Mark, type Query } from './api';
import { Behind } from './behind';
import { Numbers } from './numbers';
import { reviewWords } from './words';
import css from '@/shared/page/page.module.css';

const SPANS = ['30', '90', '365'] as const;
const GROUPS = ['type', 'cause', 'department', 'tier', 'account'] as const;
const HOUR = 3600;

/** Complaints of a period: the numbers in groups, and the cases behind the one that was chosen (DU-02). */
export function ReviewPage() {
  const t = useWords(reviewWords);
  const [params, change] = useQueryState();
  const span = SPANS.find((days) => days === params.get('span')) ?? '90';
  const by = GROUPS.find((one) => one === params.get('by')) ?? 'cause';
  // On the whole hour, so that it stays the same question.
  const before = Math.ceil(serverNow() / HOUR) * HOUR;
  const type = [...TYPES, 'all' as const].find((one) => one === params.get('type')) ?? 'complaint';
  const query: Query = { since: before - Number(span) * 24 * HOUR, before, type };
  const found = useReview(query);
  const mark = params.get('mark') as Mark | null;
  const chosen: Chosen | null = mark && {
    mark,
    by: (params.get('of') ?? '') as Group | '',
    key: params.get('key') ?? '',
  };
  const choose = (next: Chosen) => change({ mark: next.mark, of: next.by, key: next.key });
  return (
    <>
      <Filters query={query} span={span} by={by} />
      <State of={found} />
      {found.data?.whole.counts.raised === 0 && <Nothing title={t('none')} />}
      {found.data && (found.data.whole.counts.raised ?? 0) > 0 && (
        <Numbers review={found.data} by={by} chosen={chosen} choose={choose} />
      )}
      {chosen && <Behind query={query} chosen={chosen} />}
    </>
  );
}

function Filters({ query, span, by }: { query: Query; span: string; by: Group }) {
  const t = useWords(reviewWords);
  const code = useCodeWords(caseCodes);
  const [, change] = useQueryState();
  const anew = { mark: '', of: '', key: '' };
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('span')}
        value={span}
        options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
        onChange={(days) => change({ span: days === '90' ? '' : days, ...anew })}
      />
      <Select
        size="small"
        aria-label={t('type')}
        popupMatchSelectWidth={false}
        value={query.type ?? 'complaint'}
        options={[
          ...TYPES.map((type) => ({ value: type, label: code('type', type, type) })),
          { value: 'all', label: t('all') },
        ]}
        onChange={(type) => change({ type: type === 'complaint' ? '' : type, ...anew })}
      />
      <Segmented
        size="small"
        aria-label={t('by')}
        value={by}
        options={GROUPS.map((value) => ({ value, label: t(`by.${value}`) }))}
        onChange={(group) => change({ by: group === 'cause' ? '' : group })}
      />
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          className={format === 'csv' ? (css.push ?? '') : ''}
          icon={<Download size={14} aria-hidden />}
          href={exportAddress(query, format)}
          download
        >
          {t('export')} {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}
