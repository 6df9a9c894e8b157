import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { useCustomer } from '@/shared/cases/api';
import type { Case } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import table from '@/shared/table/table.module.css';
import css from './case.module.css';

/** Who has to do with a case, and where it came from. */
export function Facts({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const names = useNames();
  const sees = useMay('see_accounts');
  const { data: customer } = useCustomer(about.id);
  const company = customer?.company || about.account;
  const person = customer?.person || about.person;
  const link = (to: string, text: string) => (
    <Link className={table.link} to={to}>
      {text}
    </Link>
  );
  const facts: readonly (readonly [CaseWord, ReactNode])[] = [
    ['department', about.department && names.department(about.department)],
    ['owner', names.user(about.owner) || t('nobody')],
    ['opener', names.user(about.opener)],
    ['watchers', about.watchers.map(names.user).join(', ')],
    ['step', code('step', about.step, '')],
    ['origin', code('origin', about.origin, '')],
    ['contact', about.contact && link(`/contacts/${about.contact}`, t('contact'))],
    ['account', about.account && (sees ? link(`/accounts/${about.account}`, company) : company)],
    ['person', about.person && (sees ? link(`/accounts/people/${about.person}`, person) : person)],
    ['address', about.address],
    ['tags', about.tags.join(', ')],
    ['solution', about.solution],
    ['reopenedTimes', about.reopened ? t('times', { n: about.reopened }) : ''],
  ];
  return (
    <Panel title={t('facts')}>
      <dl className={css.facts}>
        {facts.map(
          ([word, fact]) =>
            fact && (
              <div key={word}>
                <dt>{t(word)}</dt>
                <dd>{fact}</dd>
              </div>
            ),
        )}
      </dl>
    </Panel>
  );
}
