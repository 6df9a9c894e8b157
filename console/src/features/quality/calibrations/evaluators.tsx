import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { percent } from '../format';
import { SpanFields, useSpan } from '../span';
import { useEvaluators } from './api';
import { signed } from './figures';
import { calibrationWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

/** How far each evaluator was from the references of a time's sessions. */
export function Evaluators() {
  const t = useWords(calibrationWords);
  const names = useNames();
  const chosen = useSpan(90);
  const found = useEvaluators(chosen.span);
  const lines = found.data ?? [];
  return (
    <Panel title={t('report')}>
      <div className={page.bar}>
        <SpanFields of={chosen} />
        <span className={css.muted}>{t('reportHint')}</span>
      </div>
      <State of={found} />
      {found.isSuccess && lines.length === 0 && <Nothing title={t('reportNone')} />}
      {lines.length > 0 && (
        <table className={table.table} aria-label={t('report')}>
          <thead>
            <tr>
              <th scope="col">{t('evaluator')}</th>
              {(['count', 'compared', 'unlike', 'distance', 'bias'] as const).map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.evaluator}>
                <td>{names.user(line.evaluator)}</td>
                <td className={table.number}>{line.sessions}</td>
                <td className={table.number}>{line.compared}</td>
                <td className={table.number}>{line.unlike}</td>
                <td className={table.number}>{percent(line.distance)}</td>
                <td className={table.number}>{signed(line.bias)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
