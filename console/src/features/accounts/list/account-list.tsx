import { useState } from 'react';
import { Button } from 'antd';
import { ChevronLeft, ChevronRight, Download, Plus } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { SortHead } from '@/shared/table/sort-head';
import { Nothing, State } from '@/shared/ui/state';
import { useAccounts, useGlances } from '../api';
import { NewAccount } from '../edit/new-account';
import type { Account } from '../kinds';
import { searchOf, type Search } from '../search';
import { accountWords, type AccountWord } from '../words';
import { AccountRow } from './account-row';
import { Filters } from './filters';
import table from '@/shared/table/table.module.css';
import css from '../accounts.module.css';

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
      {/* Focusable, so that a long list can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('section.list')} tabIndex={0}>
        {accounts.length > 0 && <Table accounts={accounts} search={search} />}
        <State of={found} />
        {found.isSuccess && accounts.length === 0 && (
          <Nothing
            title={t(narrowed ? 'none' : 'empty')}
            hint={t(narrowed ? 'noneHint' : 'emptyHint')}
          />
        )}
      </section>
      {found.isSuccess && (
        <Pages shown={accounts.length} search={search} after={found.data.after} />
      )}
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

/** A page is an address of its own: back is the browser's. */
function Pages({ shown, search, after }: { shown: number; search: Search; after: string }) {
  const t = useWords(accountWords);
  const [, change] = useQueryState();
  return (
    <div className={css.pages}>
      <span role="status" className={css.muted}>
        {t('shown', { n: shown })}
      </span>
      <Button
        size="small"
        icon={<ChevronLeft size={14} aria-hidden />}
        disabled={!search.after}
        title={search.after ? t('first') : t('isFirst')}
        onClick={() => change({ after: '' }, false)}
      >
        {t('first')}
      </Button>
      <Button
        size="small"
        icon={<ChevronRight size={14} aria-hidden />}
        iconPlacement="end"
        disabled={!after}
        title={after ? t('next') : t('noNext')}
        onClick={() => change({ after }, false)}
      >
        {t('next')}
      </Button>
    </div>
  );
}
