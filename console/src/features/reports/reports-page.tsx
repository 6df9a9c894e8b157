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
import { earlier, todayIn, type Days } from './days';
import { Filters } from './filters';
import { chosenColumns } from './looks';
import { useFieldName, useKeyName } from './names';
import { SavedBar } from './saved/saved-bar';
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
  const kinds = useKinds();
  const known = kinds.data?.map(({ name }) => name) ?? [];
  const asked = ofKinds(askedOf(params, today), known);
  const found = useReport(asked, known.length > 0);
  const before = useEarlier(asked, known.length > 0);
  const report = found.data?.kind === asked.kind ? found.data : undefined;
  const held = heldAgainst(asked, before.data);
  const columns = report ? chosenColumns(report, (params.get('columns') ?? '').split(',')) : [];
  const label = t(`kind.${asked.kind}` as 'kind.queues');
  return (
    <SectionPage title={t('title')} broad extra={<SavedBar asked={asked} />}>
      {kinds.isError && <State of={kinds} />}
      {kinds.data && (
        <Filters
          asked={asked}
          kinds={kinds.data}
          report={report}
          shown={columns.map(({ name }) => name)}
        />
      )}
      <Heading asked={asked} days={report ?? asked} label={label} />
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
            <Said asked={asked} report={report} held={held} running={asked.until >= today} />
            <ReportTable report={report} earlier={held} columns={columns} label={label} />
          </Panel>
        </div>
      )}
      <Behind asked={asked} />
    </SectionPage>
  );
}

/** What the sheet of paper says that the filters say on the screen. */
function Heading({ asked, days, label }: { asked: Asked; days: Days; label: string }) {
  const t = useWords(reportWords);
  const house = useHouse();
  const language = useLanguage();
  const span = useSpan();
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
      <p>{[span(days), t(`interval.${asked.interval}`), ...only].join(' · ')}</p>
      <p>{t('printed', { at })}</p>
    </header>
  );
}

/** What is asked of a kind that this person may see: else of the first. */
const ofKinds = (asked: Asked, known: readonly string[]): Asked =>
  known.includes(asked.kind) ? asked : { ...asked, kind: known[0] ?? asked.kind };

/** The report of the span before, where something was counted in it. */
const heldAgainst = ({ against, kind }: Asked, found: Report | undefined): Report | null =>
  against !== 'none' && found?.kind === kind && found.rows.length > 0 ? found : null;

/** Days in words: one day as such. */
function useSpan() {
  const t = useWords(reportWords);
  return ({ since, until }: Days) => (since === until ? since : t('span', { since, until }));
}

interface SaidProps {
  asked: Asked;
  report: Report;
  held: Report | null;
  /** Whether the last day is not over yet. */
  running: boolean;
}

/** By which clock and which rule it was counted, and what it is held against. */
function Said({ asked, report, held, running }: SaidProps) {
  const t = useWords(reportWords);
  const code = useCodeWords(reportWords);
  const span = useSpan();
  const judged = report.columns.some(({ name }) => name === 'service_level');
  const days = held ?? earlier(asked, asked.against, asked.word);
  return (
    <p className={css.said}>
      {t(judged ? 'said' : 'saidShort', {
        variant: code('variant', report.variant, report.variant),
        zones: report.zones.join(', '),
        definitions: report.definitions,
      })}
      {days && ` ${t(held ? 'saidAgainst' : 'saidNone', { span: span(days) })}`}
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
