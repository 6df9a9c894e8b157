import { useState } from 'react';
import { Button } from 'antd';
import { Check, Lock, Merge, Pencil } from 'lucide-react';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay, useMe } from '@/shared/session/permissions';
import { TierBadge } from '@/shared/ui/marks';
import { showNotice } from '@/shared/ui/notice';
import { useRefresh } from '../api';
import { latestAccount, readForm, saveAccount, useAccountFields } from '../edit/account-form';
import { EditDialog } from '../edit/edit-dialog';
import { editWords } from '../edit/words';
import { day, percent } from '../format';
import type { AccountPage } from '../kinds';
import { Risk } from '../list/risk';
import { MergeWith } from '../merge/merge-with';
import { mergeWords } from '../merge/words';
import { personWords } from '../person/words';
import { accountWords } from '../words';
import { AskTier } from './ask-tier';
import { pageWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** Who the customer is, who looks after them, and how they stand with us. */
export function AccountHead({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(accountWords);
  const p = useWords(personWords);
  const names = useNames();
  const { account } = page;
  const facts = [
    account.tier && names.tier(account.tier),
    code('stage', account.stage, account.stage),
    account.manager ? t('owner', { name: names.agent(account.manager) }) : t('noOwner'),
    account.deputy && t('deputy', { name: names.agent(account.deputy) }),
    account.credit.grade && t('credit', { grade: account.credit.grade }),
    page.open_cases > 0 && t('openCases', { n: page.open_cases }),
  ].filter(Boolean);
  return (
    <header className={css.head}>
      <div className={css.name}>
        <h1>{account.company || account.id}</h1>
        <TierBadge tier={account.tier} />
        {account.secrecy !== 'normal' && (
          <span className={css.secret}>
            <Lock size={13} aria-hidden /> {code('secrecy', account.secrecy, account.secrecy)}
          </span>
        )}
        <Risk health={page.health} />
        <Acts page={page} />
      </div>
      <p>{facts.join(' · ')}</p>
      <Freshness page={page} />
      {account.merged_into && (
        <p role="status">
          {p('mergedInto')}{' '}
          <Link className={table.link} to={`/accounts/${account.merged_into}`}>
            {p('openMerged')}
          </Link>
        </p>
      )}
    </header>
  );
}

function Acts({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  const m = useWords(mergeWords);
  const refresh = useRefresh();
  const [open, setOpen] = useState<'edit' | 'tier' | 'merge' | ''>('');
  const fields = useAccountFields();
  const follows = useMay('follow_up');
  const changes = useMay('change_accounts');
  const me = useMe();
  const { account } = page;
  const close = () => setOpen('');
  const confirm = () =>
    answer(api.POST('/api/v1/accounts/{id}/confirm', { params: { path: { id: account.id } } }))
      .then(refresh)
      .catch((error: unknown) => showNotice(errorCode(error)));
  if (!changes || account.merged_into) return null;
  return (
    <span className={css.acts}>
      <Button
        size="small"
        icon={<Check size={14} aria-hidden />}
        title={t('confirmHint')}
        onClick={() => void confirm()}
      >
        {t('confirm')}
      </Button>
      {follows && (
        <Button size="small" onClick={() => setOpen('tier')}>
          {t('changeTier')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={m('merge')}
        title={m('merge')}
        icon={<Merge size={14} aria-hidden />}
        onClick={() => setOpen('merge')}
      />
      <Button
        size="small"
        type="primary"
        icon={<Pencil size={14} aria-hidden />}
        onClick={() => setOpen('edit')}
      >
        {t('edit')}
      </Button>
      {open === 'edit' && (
        <EditDialog
          title={e('editAccount')}
          fields={fields}
          read={readForm(account)}
          save={(values, version) => saveAccount(account, values, version, me.user)}
          latest={latestAccount(account.id)}
          close={close}
        />
      )}
      {open === 'tier' && <AskTier account={account} close={close} />}
      {open === 'merge' && <MergeWith account={account} close={close} />}
    </span>
  );
}

/** How full the file is, and when somebody last said that it is true (DU-04). */
function Freshness({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  const language = useLanguage();
  const { score, missing, days, stale } = page.completeness;
  const what = missing.map((name) => code('miss', name, name)).join(', ');
  const lacks = page.stage_lacks.map((name) => code('lack', name, name)).join(', ');
  const looked =
    days === null
      ? t('lookedNever')
      : stale
        ? t('stale', { days })
        : t('looked', { when: day(page.account.looked_at, language) });
  return (
    <p className={css.fresh}>
      <span className={stale ? css.warn : undefined}>{looked}</span>
      <span>{t('full', { share: percent(score, language) })}</span>
      {what && <span>{t('missing', { what })}</span>}
      {lacks && <span className={css.warn}>{t('stageLacks', { what: lacks })}</span>}
    </p>
  );
}
