import { useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import type { Account } from '../kinds';
import { MergeDialog } from './merge-dialog';
import { mergeWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './merge.module.css';

/** Accounts that may be there twice, each pair with what they share. */
export function Twins() {
  const t = useWords(mergeWords);
  const found = useQuery({
    queryKey: ['accounts', 'duplicates'],
    queryFn: () => answer(api.GET('/api/v1/accounts/duplicates')),
  });
  return (
    <Panel title={t('twins')}>
      <State of={found} />
      {found.data?.groups.length === 0 && <Nothing title={t('twinsNone')} />}
      {found.data?.groups.map(({ reason, accounts: [first, ...others] }) =>
        others.map(
          (other) =>
            first && <Pair key={first.id + other.id} reason={reason} accounts={[first, other]} />,
        ),
      )}
    </Panel>
  );
}

function Pair({ reason, accounts }: { reason: string; accounts: readonly [Account, Account] }) {
  const t = useWords(mergeWords);
  const code = useCodeWords(mergeWords);
  const [open, setOpen] = useState(false);
  return (
    <div className={css.line}>
      {accounts.map(({ id, company }) => (
        <Link key={id} className={table.link} to={`/accounts/${id}`}>
          {company}
        </Link>
      ))}
      <span>{code('reason', reason, reason)}</span>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('compare')}
      </Button>
      {open && <MergeDialog accounts={accounts} close={() => setOpen(false)} />}
    </div>
  );
}
