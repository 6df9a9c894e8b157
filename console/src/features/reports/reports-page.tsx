import { DatePicker, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { lazy, Suspense } from 'react';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { SectionPage } from '@/shared/page/sections';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { fileOf, INTERVALS, KINDS, recordsOf, useReport, VARIANTS, type Asked } from './api';
import { Behind } from './behind';
import { ReportTable } from './table';
import { reportWords } from './words';
import css from './reports.module.css';
import page from '@/shared/page/page.module.css';

const Chart = lazy(() => import('./chart'));
const DAY = 'YYYY-MM-DD';
const valid = (day: string | null): day is string => /^\d{4}-\d\d-\d\d$/.test(day ?? '');

/** What the address asks for; by default the last seven days, each queue as a whole. */
function askedOf(params: URLSearchParams): Asked {
  const today = dayjs.unix(serverNow());
  const given = (name: string, other: Dayjs) => {
    const day = params.get(name);
    return valid(day) ? day : other.format(DAY);
  };
  return {
    kind: KINDS.find((kind) => kind === params.get('kind')) ?? 'queues',
    since: given('since', today.subtract(6, 'day')),
    until: given('until', today),
    interval: INTERVALS.find((one) => one === params.get('interval')) ?? 'whole',
    variant: VARIANTS.find((one) => one === params.get('variant')) ?? VARIANTS[0],
  };
}

/** What queues, tiers and agents came to; each number opens its contacts. */
export default function ReportsPage() {
  const t = useWords(reportWords);
  const code = useCodeWords(reportWords);
  const [params] = useQueryState();
  const asked = askedOf(params);
  const found = useReport(asked);
  const report = found.data;
  return (
    <SectionPage title={t('title')} broad>
      <Filters asked={asked} />
      <State of={found} />
      {report?.rows.length === 0 && <Nothing title={t('none')} hint={t('noneHint')} />}
      {report && report.rows.length > 0 && (
        <>
          {report.interval !== 'whole' && (
            <Panel title={t('chart')}>
              <Suspense fallback={<div className={css.chart} />}>
                <Chart report={report} />
              </Suspense>
            </Panel>
          )}
          <Panel title={t('table')}>
            <p className={css.said}>
              {t(report.about === 'agents' ? 'saidOfAgents' : 'said', {
                variant: code('variant', report.variant, report.variant),
                zones: report.zones.join(', '),
                definitions: report.definitions,
              })}
            </p>
            <ReportTable report={report} />
          </Panel>
        </>
      )}
      <Behind asked={asked} />
    </SectionPage>
  );
}

function Filters({ asked }: { asked: Asked }) {
  const t = useWords(reportWords);
  const [, change] = useQueryState();
  return (
    <div className={page.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('about')}
        value={asked.kind}
        options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <DatePicker.RangePicker
        size="small"
        allowClear={false}
        aria-label={t('days')}
        value={[dayjs(asked.since), dayjs(asked.until)]}
        onChange={(days) =>
          change({ since: days?.[0]?.format(DAY) ?? '', until: days?.[1]?.format(DAY) ?? '' })
        }
      />
      <Select
        size="small"
        popupMatchSelectWidth={false}
        aria-label={t('interval.label')}
        value={asked.interval}
        options={INTERVALS.map((value) => ({ value, label: t(`interval.${value}`) }))}
        onChange={(interval) => change({ interval })}
      />
      {asked.kind !== 'agents' && (
        <Select
          size="small"
          popupMatchSelectWidth={false}
          aria-label={t('variant.label')}
          value={asked.variant}
          options={VARIANTS.map((value) => ({ value, label: t(`variant.${value}`) }))}
          onChange={(variant) => change({ variant })}
        />
      )}
      <span className={css.files}>
        <a href={fileOf(asked, 'csv')}>{t('csv')}</a>
        <a href={fileOf(asked, 'xlsx')}>{t('xlsx')}</a>
        <a href={recordsOf(asked)}>{t('records')}</a>
      </span>
    </div>
  );
}
