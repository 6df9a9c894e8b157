import { Link } from 'react-router';
import { useAccountNames } from '@/shared/customer/account-names';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { useLow, type Answer, type Survey } from './api';
import { surveyWords } from './words';
import css from './surveys.module.css';
import table from '@/shared/table/table.module.css';

const COLUMNS = [
  'when',
  'question',
  'mark',
  'comment',
  'account',
  'agent',
  'source',
  'case',
] as const;

/** The low answers one by one, each with the case that follows it up. */
export function LowAnswers({ survey, since }: { survey: Survey; since: number }) {
  const t = useWords(surveyWords);
  const [params] = useQueryState();
  const found = useLow(survey.id, since, params.get('after') ?? '');
  const answers = found.data?.answers ?? [];
  return (
    <Panel title={t('lowTitle')}>
      <State of={found} />
      {found.isSuccess && answers.length === 0 && <Nothing title={t('lowNone')} />}
      {answers.length > 0 && <AnswerTable name={t('lowTitle')} survey={survey} answers={answers} />}
      {found.isSuccess && answers.length > 0 && (
        <Pager shown={answers.length} next={found.data.after} />
      )}
    </Panel>
  );
}

interface TableProps {
  name: string;
  survey: Survey;
  answers: readonly Answer[];
}

/** Answers one by one. */
export function AnswerTable({ name, survey, answers }: TableProps) {
  const t = useWords(surveyWords);
  return (
    <div className={css.scroll}>
      <ListTable label={name} columns={COLUMNS.map((word) => t(word))}>
        {answers.map((each) => (
          <Row key={each.id} survey={survey} each={each} />
        ))}
      </ListTable>
    </div>
  );
}

function Row({ survey, each }: { survey: Survey; each: Answer }) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const names = useNames();
  const accounts = useAccountNames();
  const question = survey.questions.find(({ id }) => id === each.question);
  return (
    <tr>
      <td>{moment(each.at, serverNow(), language)}</td>
      <td className={css.question}>{nameIn(question?.text, language) || each.question}</td>
      <td>{t('markOf', { score: each.score, most: each.most })}</td>
      <td className={css.question}>{each.comment}</td>
      <td>
        {each.account && (
          <Link className={table.link} to={`/accounts/${each.account}`}>
            {accounts.name(each.account)}
          </Link>
        )}
      </td>
      <td>{each.agent && names.agent(each.agent)}</td>
      <td>{t(`source.${each.source}`)}</td>
      <td>
        {each.case ? (
          <Link className={table.link} to={`/cases/${each.case}`}>
            {t('openCase')}
          </Link>
        ) : (
          each.low && t('waits')
        )}
      </td>
    </tr>
  );
}
