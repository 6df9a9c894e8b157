import { useState } from 'react';
import { Button } from 'antd';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import { day, dayOf, money } from '../format';
import type { AccountPage } from '../kinds';
import { AskCredit } from './ask-tier';
import { pageWords } from './words';
import css from './page.module.css';

/** The credit in force; another is asked for. */
export function Credit({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const asks = useMay('follow_up');
  const changes = useMay('change_accounts');
  const [open, setOpen] = useState(false);
  const { account } = page;
  const { grade, limit, currency, term_days: days, review_on: review } = account.credit;
  return (
    <Panel
      title={t('creditNow')}
      extra={
        asks &&
        changes && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('changeCredit')}
          </Button>
        )
      }
    >
      {grade ? (
        <dl className={css.facts}>
          <div>
            <dt>{t('grade')}</dt>
            <dd>{grade}</dd>
          </div>
          <div>
            <dt>{t('limit')}</dt>
            <dd>{money(limit, currency, language)}</dd>
          </div>
          <div>
            <dt>{t('term')}</dt>
            <dd>{t('days', { n: days })}</dd>
          </div>
          {review && (
            <div>
              <dt>{t('review')}</dt>
              <dd>{dayOf(review, language)}</dd>
            </div>
          )}
        </dl>
      ) : (
        <Nothing title={t('creditNone')} />
      )}
      {open && <AskCredit account={account} close={() => setOpen(false)} />}
    </Panel>
  );
}

interface Step {
  at: number;
  by: string;
  what: string;
  reason: string;
}

function History({ title, steps }: { title: string; steps: readonly Step[] }) {
  const t = useWords(pageWords);
  const names = useNames();
  const language = useLanguage();
  return (
    <Panel title={title}>
      {steps.length === 0 && <Nothing title={t('historyNone')} />}
      <ol className={css.lines}>
        {[...steps].reverse().map(({ at, by, what, reason }) => (
          <li key={at}>
            <span>
              <strong>{what}</strong>{' '}
              <span className={css.muted}>
                {day(at, language)} · {names.user(by)}
              </span>
            </span>
            <span className={css.muted}>{reason === 'first' ? t('historyFirst') : reason}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** How the credit came to be what it is. */
export function CreditHistory({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const steps = page.account.credits.map(({ credit, ...line }) => ({
    ...line,
    what: [
      credit.grade,
      money(credit.limit, credit.currency, language),
      t('days', { n: credit.term_days }),
    ].join(' · '),
  }));
  return <History title={t('creditHistory')} steps={steps} />;
}

/** How the tier came to be what it is. */
export function TierHistory({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const names = useNames();
  const steps = page.account.tiers.map(({ tier, ...line }) => ({
    ...line,
    what: tier ? names.tier(tier) : t('noTier'),
  }));
  return <History title={t('tierHistory')} steps={steps} />;
}
