import { Segmented } from 'antd';
import { useAccountNames } from '@/shared/customer/account-names';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import {
  useBehind,
  useReport,
  type Chosen,
  type Group,
  type Mark,
  type ReportLine,
  type Survey,
} from './api';
import { AnswerTable } from './low-answers';
import { scoreText } from './score';
import { surveyWords } from './words';
import css from './surveys.module.css';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

const GROUPS = ['tier', 'queue', 'agent', 'account'] as const;
const MARKS = [
  'answered',
  'low',
  'called_back',
  'in_time',
  'late',
  'overdue',
  'closed',
  'accepted',
  'refused',
] as const;

/** Scores and the closed loop in groups; each number opens the answers behind it. */
export function ReportPanel({ survey, since }: { survey: Survey; since: number }) {
  const t = useWords(surveyWords);
  const [params, change] = useQueryState();
  const by = GROUPS.find((one) => one === params.get('by')) ?? 'tier';
  const found = useReport(survey.id, since, by);
  const mark = params.get('mark') as Mark | null;
  const of = (params.get('of') ?? '') as Group | '';
  const chosen: Chosen | null = mark && { mark, by: of, key: params.get('key') ?? '' };
  const name = useKeyName(by);
  return (
    <Panel title={t('report')}>
      <div className={page.bar}>
        <Segmented
          size="small"
          aria-label={t('by')}
          value={by}
          options={GROUPS.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(group) =>
            change({ by: group === 'tier' ? '' : group, mark: '', of: '', key: '' })
          }
        />
      </div>
      <State of={found} />
      {found.data && (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('report')}>
            <Heads survey={survey} by={by} />
            <tbody>
              <Line name={t('whole')} of="" line={found.data.whole} chosen={chosen} />
              {found.data.lines.map((line) => (
                <Line key={line.key} name={name(line.key)} of={by} line={line} chosen={chosen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chosen && <Behind survey={survey} since={since} chosen={chosen} />}
    </Panel>
  );
}

function Heads({ survey, by }: { survey: Survey; by: Group }) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col">{t(`by.${by}`)}</th>
        {survey.questions.map(({ id, text }) => (
          <th key={id} scope="col" className={css.question}>
            {nameIn(text, language) || id}
          </th>
        ))}
        {MARKS.map((mark) => (
          <th key={mark} scope="col" className={table.number}>
            {t(`mark.${mark}`)}
          </th>
        ))}
        <th scope="col" className={table.number}>
          {t('loop.hours')}
        </th>
      </tr>
    </thead>
  );
}

interface LineProps {
  name: string;
  of: Group | '';
  line: ReportLine;
  chosen: Chosen | null;
}

function Line({ name, of, line, chosen }: LineProps) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const [, change] = useQueryState();
  const here = chosen !== null && chosen.by === of && chosen.key === line.key;
  return (
    <tr>
      <th scope="row">{name}</th>
      {line.scores.map(({ question, measure, value, hidden, missed, n }) => (
        <td key={question}>
          {value === null ? (
            <span className={page.muted}>{t(hidden ? 'hidden' : 'noAnswers')}</span>
          ) : (
            <span className={missed ? page.late : undefined}>
              {scoreText(measure, value, language)}{' '}
              <span className={page.muted}>{t('behind', { mark: 'n', n })}</span>
            </span>
          )}
        </td>
      ))}
      {MARKS.map((mark) => {
        const n = line.counts[mark] ?? 0;
        return (
          <td key={mark} className={table.number}>
            {n === 0 ? (
              <span className={page.muted}>0</span>
            ) : (
              <button
                type="button"
                className={table.open}
                aria-pressed={here && chosen.mark === mark}
                aria-label={t('openList', { mark: t(`mark.${mark}`), key: name, n })}
                onClick={() => change({ mark, of, key: line.key })}
              >
                {n}
              </button>
            )}
          </td>
        );
      })}
      <td className={table.number}>
        {line.hours === null ? '–' : t('hours', { n: line.hours.toFixed(1) })}
      </td>
    </tr>
  );
}

function Behind({ survey, since, chosen }: { survey: Survey; since: number; chosen: Chosen }) {
  const t = useWords(surveyWords);
  const found = useBehind(survey.id, since, chosen);
  const n = found.data?.count ?? 0;
  const name = t('behind', { mark: t(`mark.${chosen.mark}`), n });
  return (
    <>
      <h3>{name}</h3>
      <State of={found} />
      {found.data && <AnswerTable name={name} survey={survey} answers={found.data.answers} />}
    </>
  );
}

/** What the key of a line is called. */
function useKeyName(by: Group): (key: string) => string {
  const t = useWords(surveyWords);
  const names = useNames();
  const accounts = useAccountNames();
  return (key) => {
    if (!key) return t('noKey');
    if (by === 'account') return accounts.name(key);
    return names[by](key);
  };
}
