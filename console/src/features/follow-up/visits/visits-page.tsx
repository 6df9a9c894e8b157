import { Segmented } from 'antd';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { AccountChoice } from '../account-choice';
import { useVisits, type VisitSearch } from '../api';
import { OwnerChoice } from '../owner-choice';
import { followWords, type FollowWord } from '../words';
import { OverdueVisits } from './overdue';
import { VisitForm } from './visit-form';
import { VisitRow } from './visit-row';
import css from '@/shared/page/page.module.css';

const COLUMNS: readonly FollowWord[] = ['planned', 'account', 'purpose', 'owner', 'state', 'acts'];
const STATES = ['planned', 'done', 'cancelled'] as const;

/** Visits in the order of their times, and which accounts wait for one too long. */
export function VisitsPage() {
  const t = useWords(followWords);
  const [params] = useQueryState();
  const leads = useMay('manage_cases');
  const search: VisitSearch = {
    owner: params.get('owner') ?? '',
    everybody: leads && !params.get('owner') && params.get('whose') === 'everybody',
    account: params.get('account') ?? '',
    state: STATES.find((state) => state === params.get('state')) ?? 'planned',
    after: params.get('after') ?? '',
  };
  const found = useVisits(search);
  const visits = found.data?.visits ?? [];
  return (
    <>
      <Filters search={search} />
      <ListFrame
        label={t('section.visits')}
        of={found}
        count={visits.length}
        none={t('visitsNone')}
        hint={t('visitsNoneHint')}
      >
        <ListTable label={t('section.visits')} columns={COLUMNS.map((word) => t(word))}>
          {visits.map((visit) => (
            <VisitRow key={visit.id} visit={visit} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={visits.length} next={found.data.after} />}
      <OverdueVisits />
    </>
  );
}

function Filters({ search: { owner, state, everybody, account } }: { search: VisitSearch }) {
  const leads = useMay('manage_cases');
  const t = useWords(followWords);
  const names = useNames();
  const [, change] = useQueryState();
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('state')}
        value={state}
        options={STATES.map((value) => ({ value, label: t(`visit.${value}`) }))}
        onChange={(next) => change({ state: next === 'planned' ? '' : next, after: '' })}
      />
      {leads && (
        <Segmented
          size="small"
          aria-label={t('whose')}
          value={everybody ? 'everybody' : owner ? 'somebody' : 'mine'}
          options={[
            { value: 'mine', label: t('whose.mine') },
            { value: 'everybody', label: t('whose.everybody') },
            ...(owner
              ? [{ value: 'somebody', label: t('whose.somebody', { name: names.user(owner) }) }]
              : []),
          ]}
          onChange={(whose) =>
            change({ whose: whose === 'everybody' ? whose : '', owner: '', after: '' })
          }
        />
      )}
      <AccountChoice account={account} />
      <OwnerChoice owner={owner} />
      <Add name={t('planVisit')}>{(close) => <VisitForm account="" close={close} />}</Add>
    </div>
  );
}
