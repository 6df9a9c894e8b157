import { Link } from 'react-router';
import { TriangleAlert } from 'lucide-react';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Company } from '../company';
import { day, percent } from '../format';
import type { Account, Glance } from '../kinds';
import { accountWords } from '../words';
import { Risk } from './risk';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';
import css from '../accounts.module.css';

/** One account of the list; its company leads to its page. What is slow to find out comes later. */
export function AccountRow({ account, glance }: { account: Account; glance: Glance | undefined }) {
  const code = useCodeWords(accountWords);
  const names = useNames();
  const { id, company, tier, manager, deputy, credit, stage } = account;
  return (
    <tr>
      <td className={css.fill}>
        <Company id={id} name={company} tier={tier} />
      </td>
      <td>{code('stage', stage, stage)}</td>
      <td>{manager && names.agent(manager)}</td>
      <td>{deputy && names.agent(deputy)}</td>
      <td>{credit.grade}</td>
      <td>{glance && <Deadlines glance={glance} />}</td>
      <td>{glance && <LastContact at={glance.last_contact} />}</td>
      <td>{glance && <NextVisit at={glance.next_visit} />}</td>
      <td>{glance && <Satisfaction glance={glance} />}</td>
      <td>{glance && <Risk health={glance.health} />}</td>
    </tr>
  );
}

function Deadlines({ glance }: { glance: Glance }) {
  const t = useWords(accountWords);
  const language = useLanguage();
  if (!glance.deadlines || glance.next_due === null) return null;
  const now = serverNow();
  const when = moment(glance.next_due, now, language);
  const late = glance.next_due < now;
  return (
    <Link
      className={late ? page.late : table.link}
      to={`/accounts/${glance.account}?tab=cases`}
      title={late ? t('overdue', { when }) : t('dueCount', { n: glance.deadlines, when })}
    >
      {late && <TriangleAlert size={13} aria-label={t('overdue', { when })} />} {glance.deadlines} ·{' '}
      {when}
    </Link>
  );
}

function LastContact({ at }: { at: number | null }) {
  const t = useWords(accountWords);
  const language = useLanguage();
  if (at === null) return <span className={page.muted}>{t('never')}</span>;
  return <time>{day(at, language)}</time>;
}

function NextVisit({ at }: { at: number | null }) {
  const t = useWords(accountWords);
  const language = useLanguage();
  if (at === null) return null;
  const late = at < serverNow();
  return (
    <span className={late ? page.late : undefined} title={late ? t('visitLate') : undefined}>
      {late && <TriangleAlert size={13} aria-label={t('visitLate')} />} {day(at, language)}
    </span>
  );
}

/** The share of content customers, with an arrow against the time before. */
export function Satisfaction({ glance }: { glance: Glance }) {
  const t = useWords(accountWords);
  const language = useLanguage();
  const { csat, csat_before: earlier } = glance;
  if (csat === null) return null;
  if (earlier === null) return <>{percent(csat, language)}</>;
  const before = percent(earlier, language);
  const trend = csat > earlier ? 'rose' : csat < earlier ? 'fell' : 'same';
  const arrow = { rose: '↑', fell: '↓', same: '→' }[trend];
  return (
    <span title={t(trend, { before })}>
      {percent(csat, language)} <span aria-label={t(trend, { before })}>{arrow}</span>
    </span>
  );
}
