import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { Plus } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { Pager } from '@/shared/page/pager';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { useVisits, type VisitSearch } from '../api';
import { OwnerChoice } from '../owner-choice';
import { followWords, type FollowWord } from '../words';
import { OverdueVisits } from './overdue';
import { VisitForm } from './visit-form';
import { VisitRow } from './visit-row';
import css from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

const COLUMNS: readonly FollowWord[] = ['planned', 'account', 'purpose', 'owner', 'state', 'acts'];
const STATES = ['planned', 'done', 'cancelled'] as const;

/** Visits in the order of their times, and which accounts wait for one too long. */
export function VisitsPage() {
  const t = useWords(followWords);
  const [params] = useQueryState();
  const search: VisitSearch = {
    owner: params.get('owner') ?? '',
    state: STATES.find((state) => state === params.get('state')) ?? 'planned',
    after: params.get('after') ?? '',
  };
  const found = useVisits(search);
  const visits = found.data?.visits ?? [];
  return (
    <>
      <Filters search={search} />
      {/* Focusable, so that a long list can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('section.visits')} tabIndex={0}>
        {visits.length > 0 && (
          <table className={table.table} aria-label={t('section.visits')}>
            <thead>
              <tr>
                {COLUMNS.map((word) => (
                  <th key={word} scope="col">
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {visits.map((visit) => (
                <VisitRow key={visit.id} visit={visit} />
              ))}
            </tbody>
          </table>
        )}
        <State of={found} />
        {found.isSuccess && visits.length === 0 && (
          <Nothing title={t('visitsNone')} hint={t('visitsNoneHint')} />
        )}
      </section>
      {found.isSuccess && <Pager shown={visits.length} next={found.data.after} />}
      <OverdueVisits />
    </>
  );
}

function Filters({ search: { owner, state } }: { search: VisitSearch }) {
  const t = useWords(followWords);
  const [, change] = useQueryState();
  const [adding, setAdding] = useState(false);
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('state')}
        value={state}
        options={STATES.map((value) => ({ value, label: t(`visit.${value}`) }))}
        onChange={(next) => change({ state: next === 'planned' ? '' : next, after: '' })}
      />
      <OwnerChoice owner={owner} />
      <Button
        size="small"
        type="primary"
        className={css.push ?? ''}
        icon={<Plus size={14} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {t('planVisit')}
      </Button>
      {adding && <VisitForm account="" close={() => setAdding(false)} />}
    </div>
  );
}
