import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { ListFrame } from '@/shared/page/list';
import { useScores, type QualityScore } from '../api';
import { percent } from '../format';
import { SpanFields, useSpan } from '../span';
import { qualityWords } from '../words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

/** The quality scores of a time by agent: sums, divided last; every line opens its evaluations. */
export function ScoresPage() {
  const t = useWords(qualityWords);
  const chosen = useSpan(30);
  const { span } = chosen;
  const found = useScores(span.since, span.before);
  const lines = found.data?.agents ?? [];
  return (
    <>
      <div className={page.bar}>
        <SpanFields of={chosen} />
        <span className={css.muted}>{t('formula')}</span>
      </div>
      <ListFrame label={t('section.scores')} of={found} count={lines.length} none={t('scoresNone')}>
        <table className={table.table} aria-label={t('section.scores')}>
          <thead>
            <tr>
              <th scope="col">{t('agent')}</th>
              {(['score', 'evaluations', 'passRate', 'criticalRate'] as const).map((word) => (
                <th key={word} scope="col" className={table.number}>
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.data && <Row line={found.data.total} span={span} />}
            {lines.map((line) => (
              <Row key={line.agent} line={line} span={span} />
            ))}
          </tbody>
        </table>
      </ListFrame>
    </>
  );
}

interface RowProps {
  line: QualityScore;
  span: { since: number; before: number };
}

function Row({ line, span }: RowProps) {
  const t = useWords(qualityWords);
  const names = useNames();
  return (
    <tr>
      <td>
        {line.agent ? (
          <Link
            className={table.link}
            to={`/quality?agent=${encodeURIComponent(line.agent)}&since=${span.since}&before=${span.before}`}
          >
            {names.agent(line.agent)}
          </Link>
        ) : (
          <strong>{t('total')}</strong>
        )}
      </td>
      <td className={table.number}>{percent(line.score)}</td>
      <td className={table.number}>{line.tally.evaluations}</td>
      <td className={table.number}>{percent(line.pass_rate)}</td>
      <td className={table.number}>{percent(line.critical_rate)}</td>
    </tr>
  );
}
