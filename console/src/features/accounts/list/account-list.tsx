import { useState } from 'react';
import { Button } from 'antd';
import { Download, Plus } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { ListFrame } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { SortHead } from '@/shared/table/sort-head';
import { useAccounts, useGlances } from '../api';
import { NewAccount } from '../edit/new-account';
import type { Account } from '../kinds';
import { searchOf, type Search } from '../search';
import { accountWords, type AccountWord } from '../words';
import { AccountRow } from './account-row';
import { Filters } from './filters';
import table from '@/shared/table/table.module.css';
import css from '@/shared/page/page.module.css';

const REST: readonly AccountWord[] = [
  'stage',
  'manager',
  'deputy',
  'credit',
  'deadlines',
  'lastContact',
  'nextVisit',
  'csat',
  'risk',
];

/** All accounts that one may read. The address says which. */
export function AccountList() {
  const t = useWords(accountWords);
  const [params] = useQueryState();
  const search = searchOf(params);
  const found = useAccounts(search);
  const accounts = found.data?.accounts ?? [];
  const narrowed = Object.values({ ...search, order: '' }).some((value) => value !== '');
  return (
    <>
      <Filters search={search}>
        <Acts />
      </Filters>
      <ListFrame
        label={t('section.list')}
        of={found}
        count={accounts.length}
        none={t(narrowed ? 'none' : 'empty')}
        hint={t(narrowed ? 'noneHint' : 'emptyHint')}
      >
        <Table accounts={accounts} search={search} />
      </ListFrame>
      {found.isSuccess && <Pager shown={accounts.length} next={found.data.after} />}
    </>
  );
}

function Table({ accounts, search }: { accounts: readonly Account[]; search: Search }) {
  const t = useWords(accountWords);
  const [, change] = useQueryState();
  const glances = useGlances(accounts.map(({ id }) => id));
  const by = search.order.replace('-', '');
  const order = { by, down: search.order.startsWith('-') };
  const turn = (to: string) =>
    change({ order: to === by && !order.down ? `-${to}` : to, after: '' });
  return (
    <table className={table.table} aria-label={t('section.list')}>
      <thead>
        <tr>
          <SortHead by="company" label={t('company')} order={order} turn={turn} />
          {REST.map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} glance={glances.data?.[account.id]} />
        ))}
      </tbody>
    </table>
  );
}

function Acts() {
  const t = useWords(accountWords);
  const changes = useMay('change_accounts');
  const [adding, setAdding] = useState(false);
  return (
    <>
      {changes && (
        <Button
          size="small"
          className={css.push ?? ''}
          icon={<Download size={14} aria-hidden />}
          href="/api/v1/exports?what=register&format=xlsx"
          download
        >
          {t('export')}
        </Button>
      )}
      {changes && (
        <Button
          size="small"
          type="primary"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('add')}
        </Button>
      )}
      {adding && <NewAccount close={() => setAdding(false)} />}
    </>
  );
}
