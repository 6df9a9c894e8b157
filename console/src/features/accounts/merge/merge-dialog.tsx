import { useState } from 'react';
import { Alert, Button, Modal } from 'antd';
import { ArrowLeftRight } from 'lucide-react';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useRefresh } from '../api';
import type { Account } from '../kinds';
import { accountWords } from '../words';
import { compare, type Difference } from './compare';
import { mergeWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './merge.module.css';

interface Props {
  /** The one that is proposed to stay, and the other: either may be chosen. */
  accounts: readonly [Account, Account];
  close: () => void;
  /** What to do once they are one. */
  done?: (kept: Account) => void;
}

/** Two accounts side by side: what stays, what is taken over, what moves; then they are one. */
export function MergeDialog({ accounts, close, done }: Props) {
  const t = useWords(mergeWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const [turned, setTurned] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const [kept, gone] = turned ? [accounts[1], accounts[0]] : accounts;
  const merge = async () => {
    setBusy(true);
    setError('');
    try {
      const params = { path: { id: gone.id } };
      const body = { version: gone.version, into: kept.id, into_version: kept.version };
      const one = await answer(api.POST('/api/v1/accounts/{id}/merge', { params, body }));
      close();
      done?.(one);
      await refresh();
    } catch (fault) {
      setError(errorCode(fault));
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t('title')}
      okText={t('do')}
      okButtonProps={{ danger: true, loading: busy }}
      cancelText={ui('cancel')}
      onOk={() => void merge()}
      onCancel={close}
    >
      {error && <Alert type="error" showIcon role="alert" title={errorText(error)} />}
      <div className={css.two}>
        <Named label={t('kept')} account={kept} />
        <Button
          type="text"
          aria-label={t('swap')}
          title={t('swap')}
          icon={<ArrowLeftRight size={16} aria-hidden />}
          onClick={() => setTurned(!turned)}
        />
        <Named label={t('gone')} account={gone} />
      </div>
      <Differences of={compare(kept, gone)} />
      <p>
        <strong>{t('moves')}: </strong>
        {t('movesWhat')}
      </p>
      <p>
        <strong>{t('stays')}: </strong>
        {t('staysWhat')}
      </p>
      <p className={css.final}>{t('final')}</p>
    </Modal>
  );
}

function Named({ label, account }: { label: string; account: Account }) {
  return (
    <div className={css.named}>
      <span>{label}</span>
      <strong>{account.company}</strong>
    </div>
  );
}

function Differences({ of }: { of: readonly Difference[] }) {
  const t = useWords(mergeWords);
  const told = useTold();
  if (of.length === 0) return <p>{t('same')}</p>;
  return (
    <div className={css.scroll}>
      <table className={table.table} aria-label={t('fieldOf')}>
        <thead>
          <tr>
            {(['field', 'kept', 'gone', 'comes'] as const).map((word) => (
              <th key={word} scope="col">
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((each) => (
            <tr key={each.field}>
              <th scope="row">{t(`field.${each.field}`)}</th>
              <td className={css.cell}>{told(each.field, each.kept) || t('nothing')}</td>
              <td className={css.cell}>{told(each.field, each.gone)}</td>
              <td>{t(`comes.${each.comes}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The value of a field as people read it. */
function useTold() {
  const names = useNames();
  const code = useCodeWords(accountWords);
  return (field: Difference['field'], value: string) => {
    if (field === 'manager' || field === 'deputy') return names.agent(value);
    if (field === 'tier') return names.tier(value);
    return code(field, value, value);
  };
}
