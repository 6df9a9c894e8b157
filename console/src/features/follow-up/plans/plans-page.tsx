import { useState } from 'react';
import { Button, Select } from 'antd';
import { Plus } from 'lucide-react';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { Pager } from '@/shared/page/pager';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
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
    kind: PLAN_KINDS.find((kind) => kind === params.get('kind')) ?? '',
    state: PLAN_STATES.find((state) => state === params.get('state')) ?? '',
    after: params.get('after') ?? '',
  };
  const found = usePlans(search);
  const plans = found.data?.plans ?? [];
  return (
    <>
      <Filters search={search} />
      {/* Focusable, so that a long list can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('list')} tabIndex={0}>
        {plans.length > 0 && (
          <table className={table.table} aria-label={t('list')}>
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
              {plans.map((plan) => (
                <Row key={plan.id} plan={plan} />
              ))}
            </tbody>
          </table>
        )}
        <State of={found} />
        {found.isSuccess && plans.length === 0 && (
          <Nothing title={t('none')} hint={t('noneHint')} />
        )}
      </section>
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

function Filters({ search: { owner, kind, state } }: { search: PlanSearch }) {
  const t = useWords(planWords);
  const [, change] = useQueryState();
  const [adding, setAdding] = useState(false);
  return (
    <div className={css.bar} role="search" aria-label={t('list')}>
      <Select
        size="small"
        className={css.choice ?? ''}
        allowClear
        aria-label={t('kind')}
        placeholder={t('kind')}
        value={kind || null}
        options={PLAN_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(next: string | null | undefined) => change({ kind: next ?? '', after: '' })}
      />
      <Select
        size="small"
        className={css.choice ?? ''}
        allowClear
        aria-label={t('state')}
        placeholder={t('state')}
        value={state || null}
        options={PLAN_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChange={(next: string | null | undefined) => change({ state: next ?? '', after: '' })}
      />
      <OwnerChoice owner={owner} />
      <Button
        size="small"
        type="primary"
        className={css.push ?? ''}
        icon={<Plus size={14} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {t('newPlan')}
      </Button>
      {adding && <PlanForm close={() => setAdding(false)} />}
    </div>
  );
}
