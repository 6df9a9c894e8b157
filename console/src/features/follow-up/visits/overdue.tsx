import { useState } from 'react';
import { Button } from 'antd';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { AccountLink } from '../account-link';
import { useOverdue } from '../api';
import type { Overdue } from '../kinds';
import { followWords, type FollowWord } from '../words';
import { VisitForm } from './visit-form';
import css from '../follow-up.module.css';
import table from '@/shared/table/table.module.css';

const COLUMNS: readonly FollowWord[] = [
  'account',
  'since',
  'lastVisit',
  'nextPlanned',
  'manager',
  'acts',
];

/** Accounts whose visit is overdue by their cycle, tier by tier, the longest overdue first. */
export function OverdueVisits() {
  const t = useWords(followWords);
  const names = useNames();
  const found = useOverdue();
  const overdue = found.data ?? [];
  const tiers = [...new Set(overdue.map(({ tier }) => tier))].sort(lastEmpty);
  return (
    <Panel title={t('overdueTitle')}>
      <State of={found} />
      {found.isSuccess && overdue.length === 0 && <Nothing title={t('overdueNone')} />}
      {tiers.map((tier) => {
        const mine = overdue.filter((each) => each.tier === tier);
        const name = tier ? t('overdueTier', { tier: names.tier(tier) }) : t('overdueNoTier');
        return (
          <div key={tier} className={css.scroll}>
            <h3 className={css.tier}>
              {name} <span className={css.muted}>{mine.length}</span>
            </h3>
            <Rows name={name} overdue={mine} />
          </div>
        );
      })}
    </Panel>
  );
}

const lastEmpty = (a: string, b: string) => (a || '\uffff').localeCompare(b || '\uffff');

function Rows({ name, overdue }: { name: string; overdue: readonly Overdue[] }) {
  const t = useWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const [account, setAccount] = useState('');
  const when = (at: number, none: FollowWord) => (at ? moment(at, serverNow(), language) : t(none));
  return (
    <>
      <table className={`${table.table} ${css.even}`} aria-label={name}>
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
          {overdue.map((each) => (
            <tr key={each.account}>
              <td>
                <AccountLink id={each.account} />
              </td>
              <td>{t('days', { n: Math.max(1, Math.floor(each.days)) })}</td>
              <td>{when(each.last, 'never')}</td>
              <td>{when(each.planned, 'noneYet')}</td>
              <td>{each.owner && names.agent(each.owner)}</td>
              <td>
                <Button size="small" onClick={() => setAccount(each.account)}>
                  {t('planVisit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {account && <VisitForm account={account} close={() => setAccount('')} />}
    </>
  );
}
