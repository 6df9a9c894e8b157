import { Check, TriangleAlert } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useResult, type Question, type Result, type Score, type Survey } from './api';
import { scoreText } from './score';
import { surveyWords } from './words';
import css from './surveys.module.css';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

const COLUMNS = ['question', 'measure', 'scale', 'n', 'score', 'goal'] as const;

/** What each question came to, with how many answered, on which scale; few answers keep their score hidden. */
export function ResultPanel({ survey, since }: { survey: Survey; since: number }) {
  const t = useWords(surveyWords);
  const found = useResult(survey.id, since);
  return (
    <Panel title={t('result')}>
      <State of={found} />
      {found.isSuccess && (
        <>
          <Rate result={found.data} />
          <div className={css.scroll}>
            <table className={table.table} aria-label={t('result')}>
              <thead>
                <tr>
                  {COLUMNS.map((word) => (
                    <th key={word} scope="col" className={word === 'n' ? table.number : undefined}>
                      {t(word)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {found.data.scores.map((score) => (
                  <Row
                    key={score.question}
                    score={score}
                    question={survey.questions.find(({ id }) => id === score.question)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}

function Rate({ result: { invited, answered, response_rate } }: { result: Result }) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  return (
    <p className={css.rate}>
      <span className={page.muted}>{t('rate')}:</span>{' '}
      {response_rate === null
        ? t('rateNone')
        : t('rateOf', { rate: scoreText('csat', response_rate, language), answered, invited })}
    </p>
  );
}

function Row({ score, question }: { score: Score; question: Question | undefined }) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const { measure, n, goal } = score;
  return (
    <tr>
      <td className={css.question}>{nameIn(question?.text, language) || score.question}</td>
      <td>{t(`measure.${measure}`)}</td>
      <td>
        {question &&
          t('scaleOf', {
            least: question.least,
            most: question.most,
            best: question.high_is_good ? question.most : question.least,
          })}
      </td>
      <td className={table.number}>{n}</td>
      <td>
        <Value score={score} />
      </td>
      <td>{scoreText(measure, goal, language)}</td>
    </tr>
  );
}

function Value({ score: { measure, value, hidden, goal, missed } }: { score: Score }) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  if (value === null)
    return <span className={page.muted}>{t(hidden ? 'hidden' : 'noAnswers')}</span>;
  const text = scoreText(measure, value, language);
  if (goal === null) return <strong>{text}</strong>;
  return (
    <strong className={missed ? page.late : page.good}>
      {missed ? (
        <TriangleAlert size={13} aria-label={t('missed')} />
      ) : (
        <Check size={13} aria-label={t('reached')} />
      )}{' '}
      {text}
    </strong>
  );
}
