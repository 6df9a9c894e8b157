import { useState } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useAccountNames } from '@/shared/customer/account-names';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay, useMe } from '@/shared/session/permissions';
import { AskAgainDialog } from './ask-again-dialog';
import { ChangeTable } from './change-table';
import { DecideDialog } from './decide-dialog';
import { History } from './history';
import type { Approval, Move } from './kinds';
import { movesOf } from './moves';
import { approvalWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './approvals.module.css';

interface Props {
  approval: Approval;
  /** It stands alone on its page: its history is open. */
  alone?: boolean;
}

/** One approval: who wants what and why, before and after side by side, and what one may do with it. */
export function ApprovalCard({ approval, alone = false }: Props) {
  const code = useCodeWords(approvalWords);
  const t = useWords(approvalWords);
  const language = useLanguage();
  const names = useNames();
  const { subject, title, requester, at } = approval;
  const name = [code('subject', subject, subject), title].filter(Boolean).join(' · ');
  return (
    <article className={css.card} aria-label={name}>
      <header className={css.head}>
        <h2>
          {alone ? (
            name
          ) : (
            <Link className={table.link} to={`/approvals/${approval.id}`}>
              {name}
            </Link>
          )}
        </h2>
        <span className={css.state} role="status">
          <Stands approval={approval} />
        </span>
        <span className={css.by}>
          {t('askedBy', { name: names.user(requester), when: moment(at, serverNow(), language) })}
        </span>
      </header>
      <ChangeTable changes={approval.changes} />
      <Facts approval={approval} />
      <History acts={approval.acts} open={alone} />
      <Decisions approval={approval} />
    </article>
  );
}

function Stands({ approval: { state, holder, step, steps } }: { approval: Approval }) {
  const t = useWords(approvalWords);
  const who = useNames().user(holder);
  if (state === 'asked')
    return <>{t('stands.asked', { holder: who, step: step + 1, steps: steps.length })}</>;
  if (state === 'returned') return <>{t('stands.returned', { holder: who })}</>;
  return <>{t(`state.${state}`)}</>;
}

function Facts({ approval }: { approval: Approval }) {
  const t = useWords(approvalWords);
  const language = useLanguage();
  const accounts = useAccountNames();
  const { account, reason, amount, effective_at, notify, finding, subject, target } = approval;
  const when = effective_at ? moment(effective_at, serverNow(), language) : '';
  return (
    <dl className={css.facts}>
      {account && (
        <>
          <dt>{t('account')}</dt>
          <dd>
            <Link className={table.link} to={`/accounts/${account}`}>
              {accounts.name(account)}
            </Link>
          </dd>
        </>
      )}
      {subject === 'scorecard' && (
        <dd>
          <Link className={table.link} to={`/scorecards/${encodeURIComponent(target)}`}>
            {t('openCard')}
          </Link>
        </dd>
      )}
      <Fact name={t('reason')} text={reason} />
      <Fact name={t('amount')} text={amount ? amount.toLocaleString(language) : ''} />
      <Fact name={t('effective')} text={when} />
      {finding && (
        <>
          <Fact
            name={t('finding')}
            text={`${finding.anomaly} (${t(finding.serious ? 'serious' : 'notSerious')})`}
          />
          <Fact name={t('investigation')} text={finding.investigation} />
        </>
      )}
      {notify && <dd>{t('notify')}</dd>}
    </dl>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  if (!text) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}

function Decisions({ approval }: { approval: Approval }) {
  const t = useWords(approvalWords);
  const { user } = useMe();
  const moves = movesOf(approval, user, useMay('approve'));
  const [chosen, setChosen] = useState<Move | null>(null);
  return (
    <>
      {moves.length > 0 && (
        <div className={css.acts} role="group" aria-label={t('decisions')}>
          {moves.map((move) => (
            <Button
              key={move}
              size="small"
              type={move === 'approve' || move === 'ask-again' ? 'primary' : 'default'}
              onClick={() => setChosen(move)}
            >
              {t(`move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      {chosen === 'ask-again' && (
        <AskAgainDialog approval={approval} close={() => setChosen(null)} />
      )}
      {chosen && chosen !== 'ask-again' && (
        <DecideDialog
          key={chosen}
          move={chosen}
          approval={approval}
          close={() => setChosen(null)}
        />
      )}
    </>
  );
}
