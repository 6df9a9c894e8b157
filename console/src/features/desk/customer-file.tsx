import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { ContactView } from '@/shared/api/types';
import { useCustomerOf, type CustomerBeside } from '@/shared/customer/api';
import { CustomerLines } from '@/shared/customer/lines';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { Dot } from '@/shared/ui/marks';
import { Panel } from '@/shared/ui/panel';
import { customerWords } from './customer-words';
import css from './customer-file.module.css';

const LEVELS = [
  ['high', 50, 'bad'],
  ['watch', 20, 'offered'],
] as const;

/** The file of the customer at hand; nothing for those who see no accounts. */
export function useCustomerFile(contact: ContactView): CustomerBeside | undefined {
  const sees = useMay('see_accounts');
  return useCustomerOf(contact.id, contact.phase === 'wrapping_up' ? 'over' : 'live', sees).data;
}

/** What a call wants to know of an account, in the header: tier, credit, risk, what is due, what was promised. */
export function AccountFacts({ file }: { file: CustomerBeside }) {
  const t = useWords(customerWords);
  const { account } = file;
  if (!account) return <Candidates file={file} />;
  return (
    <>
      <ul className={css.facts}>
        <li>
          <Link className={css.link} to={`/accounts/${account.id}`}>
            {t('open')}
          </Link>
        </li>
        {account.credit_grade && <li>{t('credit', { grade: account.credit_grade })}</li>}
        {!file.restricted && <Risk file={file} />}
        <Deadlines file={file} />
        <Benefits file={file} />
        {file.restricted && <li className={css.muted}>{t('restricted')}</li>}
      </ul>
      <Promises file={file} />
    </>
  );
}

function Risk({ file }: { file: CustomerBeside }) {
  const t = useWords(customerWords);
  const code = useCodeWords(customerWords);
  const risk = file.health?.risk ?? 0;
  const level = LEVELS.find(([, least]) => risk >= least);
  if (!level) return null;
  const why = file.health?.reasons.map(({ id }) => code('sign', id, id)).join(', ') ?? '';
  return (
    <li title={why}>
      <Dot color={level[2]} /> {t(`risk.${level[0]}`)}
      {why && <span className={css.muted}> {why}</span>}
    </li>
  );
}

function Deadlines({ file }: { file: CustomerBeside }) {
  const t = useWords(customerWords);
  const language = useLanguage();
  if (file.cases.length === 0) return null;
  const dues = file.cases.flatMap(({ due_at }) => (due_at === null ? [] : [due_at]));
  const next = dues.length ? Math.min(...dues) : null;
  const now = serverNow();
  const late = next !== null && next < now;
  return (
    <li className={late ? css.late : undefined}>
      {late && <TriangleAlert size={13} aria-label={t('late')} />}
      {t('cases', { n: file.cases.length })}
      {next !== null && ` · ${t('due', { when: moment(next, now, language) })}`}
    </li>
  );
}

function Benefits({ file }: { file: CustomerBeside }) {
  const t = useWords(customerWords);
  const code = useCodeWords(customerWords);
  const benefits = file.account?.benefits ?? [];
  if (benefits.length === 0) return null;
  const names = benefits.map((name) => code('benefit', name, name)).join(', ');
  return <li>{t('benefits', { names })}</li>;
}

function Promises({ file }: { file: CustomerBeside }) {
  const t = useWords(customerWords);
  const names = useNames();
  const language = useLanguage();
  const now = serverNow();
  if (file.promises.length + file.needs.length === 0) return null;
  return (
    <ul className={css.open}>
      {file.promises.slice(0, 3).map(({ id, text, owner, due }) => (
        <li key={id} className={due < now ? css.late : undefined}>
          {t('promise', { text, when: moment(due, now, language), name: names.agent(owner) })}
        </li>
      ))}
      {file.needs.slice(0, 2).map(({ id, text }) => (
        <li key={id}>{t('need', { text })}</li>
      ))}
    </ul>
  );
}

/** Several people share the number: who it may be. */
function Candidates({ file }: { file: CustomerBeside }) {
  const t = useWords(customerWords);
  if (file.candidates.length === 0) return null;
  return (
    <div className={css.candidates}>
      <p>{t('candidates')}</p>
      <ul>
        {file.candidates.map(({ person, name, company }) => (
          <li key={person}>
            <Link className={css.link} to={`/accounts/people/${person}`}>
              {name}
            </Link>{' '}
            <span className={css.muted}>{company}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What happened with this customer before: the head of the timeline, from the same request as the header. */
export function CustomerTab({ contact }: { contact: ContactView }) {
  const t = useWords(customerWords);
  const file = useCustomerFile(contact);
  if (!file || file.timeline.length === 0) return <p className={css.muted}>{t('none')}</p>;
  return (
    <Panel
      title={t('before')}
      extra={
        file.account && (
          <Link className={css.link} to={`/accounts/${file.account.id}`}>
            {t('all')}
          </Link>
        )
      }
    >
      <CustomerLines entries={file.timeline} />
    </Panel>
  );
}
