import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { percent } from '../format';
import { SpanFields, useSpan } from '../span';
import { useSampleReport, type SampleLine } from './api';
import { worklistWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

const FIGURES = ['drawn', 'done', 'inTime', 'skipped', 'overdue', 'open'] as const;

/** What was drawn by itself, and how much of it was done by when it was due. */
export function Report() {
  const t = useWords(worklistWords);
  const chosen = useSpan(60);
  const found = useSampleReport(chosen.span);
  const lines = found.data?.lines ?? [];
  return (
    <Panel title={t('report')}>
      <div className={page.bar}>
        <SpanFields of={chosen} />
      </div>
      <State of={found} />
      {found.isSuccess && lines.length === 0 && (
        <Nothing title={t('reportNone')} hint={t('reportHint')} />
      )}
      {lines.length > 0 && (
        <table className={table.table} aria-label={t('report')}>
          <thead>
            <tr>
              <th scope="col">{t('plan')}</th>
              <th scope="col">{t('drawnAt')}</th>
              <th scope="col">{t('due')}</th>
              <th scope="col">{t('turn')}</th>
              {[...FIGURES, 'share' as const, 'inTimeShare' as const].map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {t(`of.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Row key={`${line.run}.${line.evaluator}`} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Row({ line }: { line: SampleLine }) {
  const t = useWords(worklistWords);
  const names = useNames();
  const language = useLanguage();
  const { drawn, done, in_time, skipped, overdue } = line.tally;
  const when = (at: number) => moment(at, serverNow(), language);
  return (
    <tr>
      <td>{line.plan}</td>
      <td>{when(line.at)}</td>
      <td className={overdue > 0 ? page.late : undefined}>{when(line.due)}</td>
      <td>{line.evaluator ? names.user(line.evaluator) : t('nobody')}</td>
      {[drawn, done, in_time, skipped, overdue, line.open].map((figure, index) => (
        <td key={FIGURES[index]} className={table.number}>
          {figure}
        </td>
      ))}
      <td className={table.number}>{percent(line.share)}</td>
      <td className={table.number}>{percent(line.in_time_share)}</td>
    </tr>
  );
}
