import { useState } from 'react';
import { Button } from 'antd';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import type { Account } from '../kinds';
import { begin, useHandOvers, useRefresh } from './api';
import { HandOverView } from './hand-over-view';
import { handOverWords } from './words';

/** Who hands an account over to whom, how far it is, and those that were (KA-07). */
export function HandOverPanel({ account }: { account: Account }) {
  const t = useWords(handOverWords);
  const found = useHandOvers(account.id);
  const changes = useMay('change_accounts');
  const [open, setOpen] = useState(false);
  const pages = found.data ?? [];
  const runs = pages.some(({ hand_over }) => ['open', 'signed'].includes(hand_over.state));
  const start = changes && found.isSuccess && !runs && account.manager !== '' && (
    <Button size="small" onClick={() => setOpen(true)}>
      {t('begin')}
    </Button>
  );
  return (
    <Panel title={t('title')} extra={start}>
      <State of={found} />
      {found.isSuccess && pages.length === 0 && <Nothing title={t('none')} />}
      {pages.map((page) => (
        <HandOverView key={page.hand_over.id} page={page} />
      ))}
      {open && <Begin account={account} close={() => setOpen(false)} />}
    </Panel>
  );
}

function Begin({ account, close }: { account: Account; close: () => void }) {
  const t = useWords(handOverWords);
  const { agents } = useHouse();
  const refresh = useRefresh();
  const others = agents.filter(({ id }) => id !== account.manager);
  return (
    <FormDialog
      title={t('begin')}
      intro={t('beginHint')}
      okText={t('begin')}
      fields={[
        {
          key: 'taker',
          label: t('taker'),
          kind: 'choice',
          required: true,
          options: others.map(({ id, name }) => [id, name] as const),
        },
        { key: 'reason', label: t('reason'), kind: 'area', required: true },
        { key: 'back_on', label: t('backOn'), kind: 'day' },
      ]}
      values={{ taker: account.deputy || others[0]?.id || '', reason: '', back_on: '' }}
      send={({ taker, reason, back_on }) =>
        begin(account.id, String(taker), String(reason), String(back_on))
      }
      refresh={refresh}
      close={close}
    />
  );
}
