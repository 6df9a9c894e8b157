import { lazy, Suspense } from 'react';
import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { moment } from '@/shared/i18n/format';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { SectionPage } from '@/shared/page/sections';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { fileOf, ofFacts, recordsOf, useEarlier, useKinds, useReport, type Report } from './api';
import { askedOf, type Asked } from './asked';
import { Behind } from './behind';
import { worthDrawing } from './course';
import { earlier, todayIn } from './days';
import { Filters } from './filters';
import { chosenColumns } from './looks';
import { useFieldName, useKeyName } from './names';
import { ReportTable } from './table';
import { Tiles } from './tiles';
import { reportWords } from './words';
import css from './reports.module.css';

const Chart = lazy(() => import('./chart'));

/** What was counted in some days, beside the days before; each number opens what it counts. */
export default function ReportsPage() {
  const t = useWords(reportWords);
  const house = useHouse();
  const [params] = useQueryState();
  const today = todayIn(house.zone, serverNow());
  const asked = askedOf(params, today);
  const kinds = useKinds();
  const found = useReport(asked);
  const before = useEarlier(asked);
  const report = found.data?.kind === asked.kind ? found.data : undefined;
  const held = asked.against !== 'none' && before.data?.kind === asked.kind ? before.data : null;
  const columns = report ? chosenColumns(report, (params.get('columns') ?? '').split(',')) : [];
  const label = t(`kind.${asked.kind}` as 'kind.queues');
  return (
    <SectionPage title={t('title')} broad>
      {kinds.isError && <State of={kinds} />}
      {kinds.data && (
        <Filters
          asked={asked}
          kinds={kinds.data}
          report={report}
          shown={columns.map(({ name }) => name)}
        />
      )}
      <Heading asked={asked} label={label} />
      <State of={found} />
      {report?.rows.length === 0 && <Nothing title={t('none')} hint={t('noneHint')} />}
      {report && report.rows.length > 0 && (
        <div className={css.body} aria-busy={found.isPlaceholderData}>
          <Tiles report={report} earlier={held} />
          {worthDrawing(report) && (
            <Panel title={t('chart')}>
              <Suspense fallback={<div className={css.chart} />}>
                <Chart report={report} earlier={held} />
              </Suspense>
            </Panel>
          )}
          <Panel title={t('table')} extra={<Files asked={asked} />}>
            <Said asked={asked} report={report} running={asked.until >= today} />
            <ReportTable report={report} earlier={held} columns={columns} label={label} />
          </Panel>
        </div>
      )}
      <Behind asked={asked} />
    </SectionPage>
  );
}

/** What the sheet of paper says that the filters say on the screen. */
function Heading({ asked, label }: { asked: Asked; label: string }) {
  const t = useWords(reportWords);
  const house = useHouse();
  const language = useLanguage();
  const fieldName = useFieldName();
  const keyName = useKeyName();
  const only = Object.entries(asked.where).map(
    ([field, values]) =>
      `${fieldName(field)}: ${values.map((one) => keyName(field, one)).join(', ')}`,
  );
  const at = moment(serverNow(), 0, language);
  return (
    <header className={css.heading}>
      <h2>{[house.name, label].filter(Boolean).join(' · ')}</h2>
      <p>
        {[
          t('span', { since: asked.since, until: asked.until }),
          t(`interval.${asked.interval}`),
          ...only,
        ].join(' · ')}
      </p>
      <p>{t('printed', { at })}</p>
    </header>
  );
}

interface SaidProps {
  asked: Asked;
  report: Report;
  /** Whether the last day is not over yet. */
  running: boolean;
}

/** By which clock and which rule it was counted, and what it is held against. */
function Said({ asked, report, running }: SaidProps) {
  const t = useWords(reportWords);
  const code = useCodeWords(reportWords);
  const days = earlier(asked, asked.against, asked.word);
  return (
    <p className={css.said}>
      {t(report.variant ? 'said' : 'saidShort', {
        variant: code('variant', report.variant, report.variant),
        zones: report.zones.join(', '),
        definitions: report.definitions,
      })}
      {days && ` ${t('saidAgainst', { since: days.since, until: days.until })}`}
      {running && ` ${t('saidRunning')}`}
    </p>
  );
}

function Files({ asked }: { asked: Asked }) {
  const t = useWords(reportWords);
  return (
    <span className={css.files}>
      <a href={fileOf(asked, 'csv')}>{t('csv')}</a>
      <a href={fileOf(asked, 'xlsx')}>{t('xlsx')}</a>
      {ofFacts(asked.kind) && <a href={recordsOf(asked)}>{t('records')}</a>}
      <Button size="small" icon={<Printer size={14} aria-hidden />} onClick={() => window.print()}>
        {t('print')}
      </Button>
    </span>
  );
}
