import type { EChartsCoreOption } from 'echarts/core';
import { clock } from '@/shared/i18n/format';
import type { Language } from '@/shared/i18n/language';
import type { Report, ReportRow } from './api';
import { beginning, valueOf } from './figures';
import { lookOf } from './looks';

/** What the chart's words and names come from. */
export interface Saying {
  column: (name: string) => string;
  before: (name: string) => string;
  group: (row: ReportRow) => string;
  colour: (name: string) => string;
  language: Language;
}

/** Colours that mean something, as on the wallboard; every other bar has that of contacts. */
const COLOURS: Readonly<Record<string, string>> = {
  abandoned: 'dot-bad',
  flowed_out: 'dot-away',
  free: 'dot-available',
  away: 'dot-away',
};
/** Groups that a chart of the whole span shows: the largest. */
const MOST = 24;

/** One place on the chart's axis with the rows that belong to it. */
type Place = readonly [label: string, rows: readonly ReportRow[]];

/** Rows of one span together: counts add up; the measure stands where there is one row alone. */
export function spans(rows: readonly ReportRow[]) {
  const found = new Map<number, ReportRow[]>();
  for (const row of rows) found.set(row.begins, [...(found.get(row.begins) ?? []), row]);
  return [...found.entries()].sort(([one], [other]) => one - other);
}

const sum = (rows: readonly ReportRow[], name: string) =>
  rows.reduce((all, row) => all + (row.counts[name] ?? 0), 0);

const total = (rows: readonly ReportRow[], names: readonly string[]) =>
  names.reduce((all, name) => all + sum(rows, name), 0);

/** What stands along the axis: spans of time, or the largest groups of the whole span. */
export function placesOf(report: Report, bars: readonly string[], say: Saying): Place[] {
  if (report.interval !== 'whole')
    return spans(report.rows).map(([begins, rows]) => [
      beginning(begins, rows[0]?.zone ?? 'UTC', report.interval, say.language),
      rows,
    ]);
  return [...report.rows]
    .sort((one, other) => total([other], bars) - total([one], bars))
    .slice(0, MOST)
    .map((row) => [say.group(row), [row]]);
}

/** Whether a chart says more than the table: over time, or of several groups. */
export const worthDrawing = (report: Report): boolean =>
  lookOf(report).bars.length > 0 && (report.interval !== 'whole' || report.rows.length > 1);

/** What the chart shows of a report; `earlier` is drawn as a line where its spans lie as these do. */
export function courseOf(report: Report, earlier: Report | null, say: Saying): EChartsCoreOption {
  const { bars, line } = lookOf(report);
  const places = placesOf(report, bars, say);
  const seconds = unitOf(report, bars[0] ?? '') === 'seconds';
  const unit = seconds ? 3600 : 1;
  const text = { color: say.colour('muted') };
  const before = report.interval === 'whole' || !earlier ? [] : spans(earlier.rows);
  const single = line !== '' && places.every(([, rows]) => rows.length === 1);
  const grid = { lineStyle: { color: say.colour('border') } };
  return {
    aria: { enabled: true },
    animation: false,
    textStyle: { fontFamily: say.colour('font') },
    grid: { left: 56, right: 56, top: 36, bottom: 28 },
    legend: { top: 0, textStyle: text },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      axisLabel: { ...text, hideOverlap: true },
      data: places.map(([label]) => label),
    },
    yAxis: [
      {
        type: 'value',
        axisLabel: { ...text, formatter: seconds ? '{value} h' : '{value}' },
        minInterval: seconds ? 0 : 1,
        splitLine: grid,
      },
      {
        ...rightAxis(unitOf(report, line)),
        axisLabel: { ...text, ...labels(unitOf(report, line)) },
      },
    ],
    series: [
      ...bars.map((name) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 48,
        name: say.column(name),
        itemStyle: { color: say.colour(COLOURS[name] ?? 'dot-contact') },
        data: places.map(([, rows]) => round(sum(rows, name) / unit)),
      })),
      ...(before.length > 1
        ? [
            beforeSeries(
              before.map(([, rows]) => round(total(rows, bars) / unit)),
              say,
              bars,
            ),
          ]
        : []),
      ...(single
        ? [
            {
              type: report.interval === 'whole' ? 'scatter' : 'line',
              yAxisIndex: 1,
              name: say.column(line),
              symbol: report.interval === 'whole' ? 'diamond' : 'circle',
              symbolSize: report.interval === 'whole' ? 14 : 6,
              itemStyle: {
                color: say.colour('dot-wrap'),
                borderColor: say.colour('surface'),
                borderWidth: 1,
              },
              data: places.map(([, [row]]) => judged(row, line, unitOf(report, line))),
            },
          ]
        : []),
    ],
  };
}

function beforeSeries(data: number[], say: Saying, bars: readonly string[]) {
  const dashed = { type: 'dashed', width: 1.5, color: say.colour('muted') };
  const name = say.before(bars.length === 1 ? say.column(bars[0] ?? '') : '');
  return {
    type: 'line',
    name,
    symbol: 'none',
    lineStyle: dashed,
    itemStyle: { color: dashed.color },
    data,
  };
}

const unitOf = (report: Report, name: string) =>
  report.columns.find((column) => column.name === name)?.unit ?? 'count';

const rightAxis = (unit: string) => ({
  type: 'value',
  splitLine: { show: false },
  ...(unit === 'share' ? { min: 0, max: 100 } : {}),
});

const labels = (unit: string) =>
  unit === 'share'
    ? { formatter: '{value} %' }
    : unit === 'seconds'
      ? { formatter: (value: number) => clock(value) }
      : {};

const round = (value: number) => Math.round(value * 100) / 100;

function judged(row: ReportRow | undefined, name: string, unit: string): number | null {
  const value = row ? valueOf(row, name) : null;
  return value === null ? null : round(unit === 'share' ? value * 100 : value);
}
