import { useState } from 'react';
import { Button } from 'antd';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import { editWords } from '../edit/words';
import { day, dayOf, money } from '../format';
import { CONTRACT_STATES, type AccountPage, type Contract } from '../kinds';
import { AskCredit } from './ask-tier';
import { AddThing, ThingActs, type Kind } from './own-things';
import { pageWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** What was agreed: contracts, benefits, credit and tier with their histories, and the figures. */
export function ContractsPart({ page }: { page: AccountPage }) {
  return (
    <div className={css.stack}>
      <Contracts page={page} />
      <div className={css.halves}>
        <Credit page={page} />
        <Benefits page={page} />
        <CreditHistory page={page} />
        <TierHistory page={page} />
      </div>
      <FiguresTable page={page} />
    </div>
  );
}

function useContractKind(): Kind<Contract> {
  const e = useWords(editWords);
  const code = useCodeWords(pageWords);
  return {
    word: 'contracts',
    fields: [
      { key: 'name', label: e('name'), required: true },
      {
        key: 'outcome',
        label: e('outcome'),
        kind: 'choice',
        options: CONTRACT_STATES.map((one) => [one, code('contract', one, one)]),
      },
      { key: 'signed_on', label: e('signed_on'), kind: 'day' },
      { key: 'ends_on', label: e('ends_on'), kind: 'day' },
      { key: 'value', label: e('value'), kind: 'amount' },
      { key: 'currency', label: e('currency') },
    ],
    fresh: {
      name: '',
      outcome: 'running',
      signed_on: '',
      ends_on: '',
      value: '0',
      currency: 'CNY',
    },
    toForm: ({ name, outcome, signed_on, ends_on, value, currency }) => ({
      name,
      outcome,
      signed_on,
      ends_on,
      value,
      currency,
    }),
    toBody: (values, thing) => ({ milestones: thing?.milestones ?? [], ...values }),
    of: (page) => page.contracts,
  };
}

function Contracts({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  const language = useLanguage();
  const kind = useContractKind();
  const { id } = page.account;
  return (
    <Panel
      title={t('contracts')}
      extra={<AddThing kind={kind} account={id} title={t('addContract')} />}
    >
      {page.contracts.length === 0 ? (
        <Nothing title={t('contractsNone')} />
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('contracts')}>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('signed')}</th>
                <th scope="col">{t('ends')}</th>
                <th scope="col" className={table.number}>
                  {t('value')}
                </th>
                <th scope="col">{t('outcome')}</th>
                <th scope="col">{t('milestones')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {page.contracts.map((contract) => (
                <tr key={contract.id}>
                  <td className={css.wrap}>{contract.name}</td>
                  <td>{dayOf(contract.signed_on, language)}</td>
                  <td>{dayOf(contract.ends_on, language)}</td>
                  <td className={table.number}>
                    {money(contract.value, contract.currency, language)}
                  </td>
                  <td>{code('contract', contract.outcome, contract.outcome)}</td>
                  <td>
                    <Steps contract={contract} />
                  </td>
                  <td className={table.number}>
                    <ThingActs kind={kind} account={id} thing={contract} name={contract.name} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Steps({ contract }: { contract: Contract }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  return (
    <ul className={css.lines}>
      {contract.milestones.map(({ name, due_on, done_on }) => (
        <li key={name + due_on}>
          <span>
            {name}{' '}
            <span className={css.muted}>
              {dayOf(done_on || due_on, language)} {done_on && t('milestoneDone')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Credit({ page }: { page: AccountPage }) {
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

function Benefits({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  const names = useNames();
  const language = useLanguage();
  const { tiers } = useHouse();
  const { account } = page;
  const ofTier = tiers.find(({ id }) => id === account.tier)?.benefits ?? [];
  if (ofTier.length + account.benefits.length === 0)
    return (
      <Panel title={t('benefits')}>
        <Nothing title={t('benefitsNone')} />
      </Panel>
    );
  return (
    <Panel title={t('benefits')}>
      <ul className={css.lines}>
        {ofTier.map((name) => (
          <li key={name}>
            <span>
              {code('benefit', name, name)} <span className={css.muted}>{t('ofTier')}</span>
            </span>
          </li>
        ))}
        {account.benefits.map(({ name, granted_by: by, until }) => (
          <li key={name}>
            <span>
              {code('benefit', name, name)}{' '}
              <span className={css.muted}>
                {by && t('granted', { name: names.user(by) })}{' '}
                {until && t('until', { when: dayOf(until, language) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
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

function CreditHistory({ page }: { page: AccountPage }) {
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

function TierHistory({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const names = useNames();
  const steps = page.account.tiers.map(({ tier, ...line }) => ({
    ...line,
    what: tier ? names.tier(tier) : t('noTier'),
  }));
  return <History title={t('tierHistory')} steps={steps} />;
}

function FiguresTable({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const { currency } = page.account.credit;
  const all = (amount: string) => money(amount, currency, language);
  return (
    <Panel title={t('figures')}>
      {page.figures.length === 0 ? (
        <Nothing title={t('figuresNone')} />
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('figures')}>
            <thead>
              <tr>
                <th scope="col">{t('month')}</th>
                {(['sales', 'margin', 'cost', 'orders'] as const).map((word) => (
                  <th key={word} scope="col" className={table.number}>
                    {t(word)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.figures.map(({ id, period, sales, margin, cost, orders }) => (
                <tr key={id}>
                  <td>{period}</td>
                  <td className={table.number}>{all(sales)}</td>
                  <td className={table.number}>{all(margin)}</td>
                  <td className={table.number}>{all(cost)}</td>
                  <td className={table.number}>{orders}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
