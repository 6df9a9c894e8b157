import { Segmented } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { AccountChoice } from '../account-choice';
import { useVisits, type VisitSearch } from '../api';
import { OwnerChoice } from '../owner-choice';
import { PagedList } from '../paged-list';
import { Whose } from '../whose';
import { followWords, type FollowWord } from '../words';
import { OverdueVisits } from './overdue';
import { VisitForm } from './visit-form';
import { VisitRow } from './visit-row';
import css from '@/shared/page/page.module.css';

const COLUMNS: readonly FollowWord[] = ['planned', 'account', 'purpose', 'owner', 'state', 'acts'];
const STATES = ['planned', 'done', 'cancelled'] as const;

/** Visits in the order of their times, and which accounts wait for one too long. */
export function VisitsPage() {
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
  return (
    <>
      <Filters search={search} />
      <PagedList
        label="section.visits"
        none="visitsNone"
        hint="visitsNoneHint"
        columns={COLUMNS}
        of={found}
        lines={found.data?.visits ?? []}
        line={(visit) => <VisitRow key={visit.id} visit={visit} />}
      />
      <OverdueVisits />
    </>
  );
}

function Filters({ search: { owner, state, everybody, account } }: { search: VisitSearch }) {
  const t = useWords(followWords);
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
      <Whose owner={owner} everybody={everybody} />
      <AccountChoice account={account} />
      <OwnerChoice owner={owner} />
      <Add name={t('planVisit')}>{(close) => <VisitForm account="" close={close} />}</Add>
    </div>
  );
}
