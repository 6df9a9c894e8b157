import type { EChartsCoreOption } from 'echarts/core';
import type { Language } from '@/shared/i18n/language';
import type { Report, ReportRow } from './api';
import { beginning } from './figures';

type Say = (key: never) => string;

const BARS = {
  queues: ['answered', 'abandoned', 'flowed_out'],
  agents: ['work', 'free', 'away'],
} as const;
const LINE = { queues: 'service_level', agents: 'occupancy' } as const;
const COLOURS = ['dot-contact', 'dot-bad', 'dot-away'] as const;

/** Rows of one span together: counts add up; the measure stands where there is one row alone. */
export function spans(rows: readonly ReportRow[]) {
  const found = new Map<number, ReportRow[]>();
  for (const row of rows) found.set(row.begins, [...(found.get(row.begins) ?? []), row]);
  return [...found.entries()].sort(([one], [other]) => one - other);
}

const sum = (rows: readonly ReportRow[], name: string) =>
  rows.reduce((all, row) => all + (row.counts[name] ?? 0), 0);

/** What the chart shows of a report. */
export function coursesOf(
  report: Report,
  t: Say,
  language: Language,
  colour: (name: string) => string,
): EChartsCoreOption {
  const about = report.about;
  const groups = spans(report.rows);
  const say = (key: string) => t(key as never);
  const unit = about === 'agents' ? 3600 : 1;
  const text = { color: colour('muted') };
  const line = LINE[about];
  const single = groups.every(([, rows]) => rows.length === 1);
  return {
    aria: { enabled: true },
    animation: false,
    textStyle: { fontFamily: colour('font') },
    grid: { left: 48, right: 48, top: 36, bottom: 28 },
    legend: { top: 0, textStyle: text },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      axisLabel: text,
      data: groups.map(([begins, rows]) =>
        beginning(begins, rows[0]?.zone ?? 'UTC', report.interval, language),
      ),
    },
    yAxis: [
      { type: 'value', axisLabel: text, splitLine: { lineStyle: { color: colour('border') } } },
      {
        type: 'value',
        min: 0,
        max: 100,
        axisLabel: { ...text, formatter: '{value} %' },
        splitLine: { show: false },
      },
    ],
    series: [
      ...BARS[about].map((name, place) => ({
        type: 'bar',
        stack: 'all',
        barMaxWidth: 48,
        name: say(`count.${name}`),
        itemStyle: { color: colour(COLOURS[place] ?? 'dot-away') },
        data: groups.map(([, rows]) => round(sum(rows, name) / unit)),
      })),
      ...(single
        ? [
            {
              type: 'line',
              yAxisIndex: 1,
              name: say(`measure.${line}`),
              symbolSize: 5,
              itemStyle: { color: colour('dot-wrap') },
              data: groups.map(([, [row]]) => percent(row?.measures[line])),
            },
          ]
        : []),
    ],
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
const percent = (value: number | null | undefined) =>
  value === null || value === undefined ? null : round(value * 100);
