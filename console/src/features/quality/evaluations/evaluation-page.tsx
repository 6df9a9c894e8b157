import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Timeline } from '@/shared/contact/timeline';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { State } from '@/shared/ui/state';
import { useEvaluation, type Evaluation, type Judgement } from '../api';
import { calibrationWords } from '../calibrations/words';
import { CoachButton } from '../coaching/coach-button';
import { percent } from '../format';
import { qualityWords } from '../words';
import { Acts } from './acts';
import { Questions } from './questions';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

/** One evaluation: its form beside the contact's timeline, and what may be done with it. */
export function EvaluationPage() {
  const { id = '' } = useParams();
  const found = useEvaluation(id);
  return (
    <>
      <State of={found} />
      {found.data && <Content key={`${found.data.id}.${found.data.version}`} of={found.data} />}
    </>
  );
}

function Content({ of }: { of: Evaluation }) {
  const [answers, setAnswers] = useState<readonly Judgement[]>(of.answers);
  const [comment, setComment] = useState(of.comment);
  const writes = of.moves.includes('fill_in') || of.moves.includes('review');
  return (
    <>
      <Head of={of} />
      <div className={css.columns}>
        <div className={css.side}>
          <Questions
            evaluation={of}
            answers={answers}
            {...(writes && { change: (next: Judgement[]) => setAnswers(next) })}
          />
          <Acts of={of} answers={answers} comment={comment} setComment={setComment} />
        </div>
        <div className={css.side}>
          <Timeline contact={of.about.contact} mark="closed" />
          <History of={of} />
        </div>
      </div>
    </>
  );
}

function Head({ of }: { of: Evaluation }) {
  const t = useWords(qualityWords);
  const code = useCodeWords(qualityWords);
  const names = useNames();
  const language = useLanguage();
  const evaluates = useMay('evaluate');
  const { passed, failed_whole, critical } = of.result;
  return (
    <header className={css.head}>
      <strong className={passed === false ? css.alarm : undefined}>
        {percent(of.share)}
        {of.state === 'draft' && <span className={css.muted}> {t('draftScore')}</span>}
      </strong>
      {passed !== null && <span>{t(passed ? 'passed' : 'failed')}</span>}
      {(failed_whole || critical.length > 0) && (
        <span className={css.mark}>{t('criticalError')}</span>
      )}
      <span>{code('state', of.state, of.state)}</span>
      <span className={css.muted}>
        {[
          names.agent(of.about.agent),
          names.queue(of.about.queue),
          moment(of.about.at, serverNow(), language),
          nameIn(of.content.title, language),
          t('edition', { n: of.edition }),
          names.user(of.evaluator),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <Link className={table.link} to={`/contacts/${encodeURIComponent(of.about.contact)}`}>
        {t('openContact')}
      </Link>
      {of.calibration ? (
        <Link
          className={table.link}
          to={`/quality/calibrations/${encodeURIComponent(of.calibration)}`}
        >
          {t('section.calibration')}
        </Link>
      ) : (
        of.state !== 'draft' && evaluates && <Onward of={of} />
      )}
    </header>
  );
}

/** What an evaluation leads to: coaching its agent, or having others judge the same contact. */
function Onward({ of }: { of: Evaluation }) {
  const t = useWords(calibrationWords);
  const manages = useMay('manage_quality');
  const { contact, agent } = of.about;
  const query = new URLSearchParams({ contact, agent, form: of.form });
  return (
    <>
      <CoachButton of={of} />
      {manages && (
        <Link className={table.link} to={`/quality/calibrations?${query.toString()}`}>
          {t('calibrate')}
        </Link>
      )}
    </>
  );
}

function History({ of }: { of: Evaluation }) {
  const t = useWords(qualityWords);
  const code = useCodeWords(qualityWords);
  const names = useNames();
  const language = useLanguage();
  if (of.acts.length === 0) return null;
  return (
    <Panel title={t('history')}>
      <ul className={css.history}>
        {of.acts.map((act) => (
          <li key={`${act.at}.${act.to}`}>
            <strong>{code('state', act.to, act.to)}</strong> {percent(act.share)}
            <span className={css.muted}>
              {names.user(act.by)} · {moment(act.at, serverNow(), language)}
            </span>
            {act.reason && <p className={css.said}>{act.reason}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
