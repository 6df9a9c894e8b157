import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Scrolled } from '@/shared/page/list';
import { Panel } from '@/shared/ui/panel';
import type { Question } from '../api';
import { percent } from '../format';
import type { QuestionResult, Result, Session } from './api';
import { figure, signed } from './figures';
import { calibrationWords } from './words';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

/** How far the evaluators agree: in all, and question by question beside what each answered. */
export function ResultTable({ of, result }: { of: Session; result: Result }) {
  const t = useWords(calibrationWords);
  const names = useNames();
  const judges = of.judges.filter(({ handed_in_at }) => handed_in_at > 0);
  const questions = of.content.sections.flatMap((section) => section.questions);
  const figures = ['spread', 'exact', 'withinOne', 'distance', 'bias'] as const;
  return (
    <>
      <Panel title={t('result')}>
        <dl className={css.figures}>
          <Figure label={t('exact')} value={percent(result.exact)} />
          <Figure label={t('withinOne')} value={percent(result.within_one)} />
          <Figure label={t('alpha')} value={figure(result.alpha)} hint={t('alphaHint')} />
        </dl>
      </Panel>
      <Scrolled label={t('result')}>
        <table className={table.table} aria-label={t('result')}>
          <thead>
            <tr>
              <th scope="col">{t('question')}</th>
              {judges.map(({ user, leads }) => (
                <th key={user} scope="col" className={table.number}>
                  {names.user(user)}
                  {leads && ` (${t('reference')})`}
                </th>
              ))}
              {figures.map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.questions.map((line) => (
              <Row
                key={line.question}
                line={line}
                asked={questions.find(({ id }) => id === line.question)}
                judges={judges.map(({ user }) => user)}
              />
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  );
}

function Figure({ label, value, hint = '' }: { label: string; value: string; hint?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        {hint && <span className={css.muted}>{hint}</span>}
      </dd>
    </div>
  );
}

interface RowProps {
  line: QuestionResult;
  asked: Question | undefined;
  judges: readonly string[];
}

function Row({ line, asked, judges }: RowProps) {
  const t = useWords(calibrationWords);
  const language = useLanguage();
  const said = (value: number | null) => {
    if (value === null) return t('na');
    return asked?.kind === 'yes_no' ? t(value ? 'yes' : 'no') : String(value);
  };
  return (
    <tr>
      <th scope="row">{nameIn(asked?.text, language) || line.question}</th>
      {judges.map((judge) => {
        const given = line.given.find(({ evaluator }) => evaluator === judge);
        return (
          <td key={judge} className={table.number}>
            {given ? said(given.value) : '–'}
          </td>
        );
      })}
      <td className={table.number}>{line.spread ?? '–'}</td>
      <td className={table.number}>{percent(line.exact)}</td>
      <td className={table.number}>{percent(line.within_one)}</td>
      <td className={table.number}>{percent(line.distance)}</td>
      <td className={table.number}>{signed(line.bias)}</td>
    </tr>
  );
}
