import { Link } from 'react-router';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Choice } from '@/shared/page/choice';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { STATES, useEvaluations, type EvaluationLine } from '../api';
import { percent } from '../format';
import { qualityWords, type QualityWord } from '../words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

const COLUMNS: readonly QualityWord[] = [
  'begun',
  'agent',
  'queue',
  'score',
  'state',
  'evaluator',
  'finished',
];

/** Evaluations: everybody's for those who evaluate, their own for agents. */
export function EvaluationsPage() {
  const t = useWords(qualityWords);
  const evaluates = useMay('evaluate');
  const { agents } = useHouse();
  const [params] = useQueryState();
  const chosen = (name: string) => params.get(name) ?? '';
  const found = useEvaluations({
    agent: chosen('agent'),
    state: chosen('state'),
    contact: chosen('contact'),
    after: chosen('after'),
    since: chosen('since'),
    before: chosen('before'),
  });
  const lines = found.data?.evaluations ?? [];
  return (
    <>
      <div className={page.bar}>
        {evaluates && (
          <Choice
            name="agent"
            label={t('agent')}
            value={chosen('agent')}
            options={agents.map(({ id, name }) => [id, name || id] as const)}
          />
        )}
        <Choice
          name="state"
          label={t('state')}
          value={chosen('state')}
          options={STATES.filter((state) => evaluates || state !== 'draft').map(
            (state) => [state, t(`state.${state}`)] as const,
          )}
        />
      </div>
      <ListFrame
        label={t('section.evaluations')}
        of={found}
        count={lines.length}
        none={t('none')}
        hint={t(evaluates ? 'noneHint' : 'noneMine')}
      >
        <ListTable label={t('section.evaluations')} columns={COLUMNS.map((word) => t(word))}>
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={lines.length} next={found.data.after} />}
    </>
  );
}

function Row({ line }: { line: EvaluationLine }) {
  const code = useCodeWords(qualityWords);
  const t = useWords(qualityWords);
  const names = useNames();
  const language = useLanguage();
  const now = serverNow();
  return (
    <tr>
      <td>
        <Link className={table.link} to={`/quality/evaluations/${encodeURIComponent(line.id)}`}>
          {moment(line.about.at, now, language)}
        </Link>
      </td>
      <td>{names.agent(line.about.agent)}</td>
      <td>{names.queue(line.about.queue)}</td>
      <td className={line.passed === false ? page.late : undefined}>
        {percent(line.share)}
        {line.critical.length > 0 && <span className={css.mark}>{t('criticalError')}</span>}
      </td>
      <td>{code('state', line.state, line.state)}</td>
      <td>{names.user(line.evaluator)}</td>
      <td>{line.finished_at ? moment(line.finished_at, now, language) : '–'}</td>
    </tr>
  );
}
