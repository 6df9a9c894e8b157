import { TriangleAlert } from 'lucide-react';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import type { Case, Deadline } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { TimeLeft } from '@/shared/cases/time-left';
import { caseWords } from '@/shared/cases/words';
import { Counted } from './counted';
import css from './case.module.css';

/** The deadlines of a case: open ones with the time that is left, the others with how they ended. */
export function Clocks({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const deadlines = about.deadlines;
  if (deadlines.length === 0) return null;
  const last = about.pauses.at(-1);
  const stands = (kind: Deadline['kind']) =>
    last?.until === null && (last.stops.length === 0 || last.stops.includes(kind));
  return (
    <Panel title={t('clocks')} extra={<Counted id={about.id} />}>
      <ul className={css.clocks}>
        {deadlines.map((each) => (
          <Clock key={`${each.kind} ${each.since}`} deadline={each} paused={stands(each.kind)} />
        ))}
      </ul>
    </Panel>
  );
}

function Clock({ deadline, paused }: { deadline: Deadline; paused: boolean }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const language = useLanguage();
  const { kind, due, calendar, met_at: met, breached_at: breached } = deadline;
  const when = moment(met ?? due, serverNow(), language);
  return (
    <li>
      <span>
        {breached != null && <TriangleAlert size={13} aria-label={t('missed')} />}{' '}
        {code('deadline', kind, kind)}
      </span>
      <span title={calendar ? t('calendarHours', { calendar }) : t('allHours')}>
        {met != null && t(breached == null ? 'met' : 'metLate', { when })}
        {met == null && (
          <>
            {moment(due, serverNow(), language)} · {paused ? t('paused') : <TimeLeft due={due} />}
          </>
        )}
      </span>
    </li>
  );
}
