import { packed, rowsOf } from '@/shared/form/fields';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { editWords } from '../edit/words';
import { dayOf, money } from '../format';
import { CONTRACT_STATES, type AccountPage, type Contract } from '../kinds';
import type { Kind } from './own-things';
import { ThingsPanel } from './things-panel';
import { pageWords } from './words';
import css from './page.module.css';

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
      { key: 'currency', label: e('currency'), hint: e('currencyHint') },
      {
        key: 'milestones',
        label: e('milestones'),
        kind: 'rows',
        of: [
          { key: 'name', label: e('milestone') },
          { key: 'due_on', label: e('due_on'), kind: 'day' },
          { key: 'done_on', label: e('done_on'), kind: 'day' },
        ],
      },
    ],
    fresh: {
      name: '',
      outcome: 'running',
      signed_on: '',
      ends_on: '',
      value: '0',
      currency: 'CNY',
      milestones: [],
    },
    toForm: ({ name, outcome, signed_on, ends_on, value, currency, milestones }) => ({
      ...{ name, outcome, signed_on, ends_on, value, currency },
      milestones: packed(milestones.map((step) => ({ ...step }))),
    }),
    toBody: ({ milestones, ...values }) => ({
      ...values,
      milestones: rowsOf(milestones)
        .filter(({ name }) => name)
        .map((step) => ({ due_on: '', done_on: '', ...step })),
    }),
    of: (page) => page.contracts,
  };
}

/** The contracts of an account with their milestones (KA-19). */
export function Contracts({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  const language = useLanguage();
  return (
    <ThingsPanel
      kind={useContractKind()}
      account={page.account.id}
      title={t('contracts')}
      add={t('addContract')}
      none={t('contractsNone')}
      things={page.contracts}
      name={({ name }) => name}
      columns={[
        { name: t('name'), cell: ({ name }) => name, as: 'wrap' },
        { name: t('signed'), cell: ({ signed_on }) => dayOf(signed_on, language) },
        { name: t('ends'), cell: ({ ends_on }) => dayOf(ends_on, language) },
        {
          name: t('value'),
          cell: ({ value, currency }) => money(value, currency, language),
          as: 'number',
        },
        { name: t('outcome'), cell: ({ outcome }) => code('contract', outcome, outcome) },
        { name: t('milestones'), cell: (contract) => <Steps contract={contract} /> },
      ]}
    />
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
