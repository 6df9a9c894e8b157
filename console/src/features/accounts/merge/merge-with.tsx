import { useId, useState } from 'react';
import { Modal } from 'antd';
import { useNavigate } from 'react-router';
import { accountFinder } from '@/shared/customer/finders';
import { SearchChoice } from '@/shared/form/search-choice';
import { useWords } from '@/shared/i18n/words';
import { State } from '@/shared/ui/state';
import { useAccount } from '../api';
import type { Account } from '../kinds';
import { MergeDialog } from './merge-dialog';
import { mergeWords } from './words';

interface Props {
  account: Account;
  close: () => void;
}

/** Chooses the account with which this one is one, then compares them. */
export function MergeWith({ account, close }: Props) {
  const t = useWords(mergeWords);
  const id = useId();
  const navigate = useNavigate();
  const [other, setOther] = useState('');
  const same = other === account.id;
  if (other && !same)
    return (
      <Compared
        account={account}
        other={other}
        close={close}
        done={(kept) => void navigate(`/accounts/${kept.id}`)}
      />
    );
  return (
    <Modal open title={t('title')} footer={null} onCancel={close}>
      <label htmlFor={id}>{t('other')}</label>
      <SearchChoice id={id} finder={accountFinder} value="" change={setOther} />
      <p>{t('otherHint')}</p>
    </Modal>
  );
}

interface ComparedProps extends Props {
  other: string;
  done: (kept: Account) => void;
}

function Compared({ account, other, close, done }: ComparedProps) {
  const t = useWords(mergeWords);
  const found = useAccount(other);
  if (found.data)
    return <MergeDialog accounts={[account, found.data.account]} close={close} done={done} />;
  return (
    <Modal open title={t('title')} footer={null} onCancel={close}>
      <State of={found} />
    </Modal>
  );
}
