import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { Choice } from '@/shared/page/choice';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useQueryState } from '@/shared/table/query-state';
import { AccountChoice } from '../account-choice';
import { AccountLink } from '../account-link';
import { usePlans, type PlanSearch } from '../api';
import { day } from '../day';
import { PLAN_KINDS, PLAN_STATES, type Plan } from '../kinds';
import { OwnerChoice } from '../owner-choice';
import { PlanForm } from './plan-form';
import { planWords, type PlanWord } from './words';
import css from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

const COLUMNS: readonly PlanWord[] = [
  'name',
  'kind',
  'account',
  'owner',
  'period',
  'progress',
  'state',
];

/** Plans of oneself or of somebody; the address says which. */
export function PlansPage() {
  const t = useWords(planWords);
  const [params] = useQueryState();
  const search: PlanSearch = {
    owner: params.get('owner') ?? '',
    account: params.get('account') ?? '',
    kind: PLAN_KINDS.find((kind) => kind === params.get('kind')) ?? '',
    state: PLAN_STATES.find((state) => state === params.get('state')) ?? '',
    after: params.get('after') ?? '',
  };
  const found = usePlans(search);
  const plans = found.data?.plans ?? [];
  return (
    <>
      <Filters search={search} />
      <ListFrame
        label={t('list')}
        of={found}
        count={plans.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable label={t('list')} columns={COLUMNS.map((word) => t(word))}>
          {plans.map((plan) => (
            <Row key={plan.id} plan={plan} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={plans.length} next={found.data.after} />}
    </>
  );
}

function Row({ plan }: { plan: Plan }) {
  const t = useWords(planWords);
  const names = useNames();
  const language = useLanguage();
  const { id, title, kind, account, owner, begins, ends, items, state } = plan;
  const when = (at: number) => (at ? day(at, language) : '…');
  const done = items.filter((item) => item.state === 'done').length;
  return (
    <tr>
      <td className={css.wide}>
        <Link className={table.link} to={`/follow-up/plans/${id}`}>
          {title}
        </Link>
      </td>
      <td>{t(`kind.${kind}`)}</td>
      <td>
        <AccountLink id={account} />
      </td>
      <td>{names.user(owner)}</td>
      <td>{(begins > 0 || ends > 0) && `${when(begins)} – ${when(ends)}`}</td>
      <td>{items.length > 0 && t('progressOf', { done, all: items.length })}</td>
      <td>{t(`state.${state}`)}</td>
    </tr>
  );
}

function Filters({ search: { owner, account, kind, state } }: { search: PlanSearch }) {
  const t = useWords(planWords);
  return (
    <div className={css.bar} role="search" aria-label={t('list')}>
      <Choice
        name="kind"
        label={t('kind')}
        value={kind}
        options={PLAN_KINDS.map((value) => [value, t(`kind.${value}`)])}
      />
      <Choice
        name="state"
        label={t('state')}
        value={state}
        options={PLAN_STATES.map((value) => [value, t(`state.${value}`)])}
      />
      <AccountChoice account={account} />
      <OwnerChoice owner={owner} />
      <Add name={t('newPlan')}>{(close) => <PlanForm close={close} />}</Add>
    </div>
  );
}
