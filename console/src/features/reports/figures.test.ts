import { describe, expect, it } from 'vitest';
import type { Report, ReportRow } from './api';
import { coursesOf, spans } from './course';
import { beginning, measured } from './figures';

const row = (begins: number, queue: string, answered: number, level: number | null): ReportRow => ({
  key: { queue },
  begins,
  zone: 'Europe/Berlin',
  counts: { answered, abandoned: 1, flowed_out: 0 },
  measures: { service_level: level },
});

const report = (...rows: ReportRow[]): Report => ({
  about: 'queues',
  since: '2026-10-25',
  until: '2026-10-25',
  interval: 'hour',
  by: ['queue'],
  zones: ['Europe/Berlin'],
  variant: 'offered',
  definitions: 1,
  rows,
  total: row(0, '', 0, null),
});

describe('measures as they are shown', () => {
  it('tells no value from nought', () => {
    expect(measured('service_level', null, 'en')).toBe('–');
    expect(measured('service_level', 0, 'en')).toBe('0.0%');
    expect(measured('service_level', 0.8196, 'en')).toBe('82.0%');
  });

  it('shows spans as a clock', () => {
    expect(measured('asa', 75.4, 'en')).toBe('01:15');
  });

  it('tells the hours apart by the clock of the row, not of the browser', () => {
    const noon = Date.UTC(2026, 10, 20, 11) / 1000;
    expect(beginning(noon, 'Europe/Berlin', 'hour', 'en')).toContain('12:00');
    expect(beginning(noon, 'Asia/Shanghai', 'day', 'en')).toBe('Fri, Nov 20');
  });
});

describe('the chart', () => {
  it('adds the counts of one span up, and shows no share of several rows', () => {
    const found = report(row(0, 'a', 3, 0.5), row(0, 'b', 4, 1), row(3600, 'a', 1, 1));
    expect(spans(found.rows).map(([begins, rows]) => [begins, rows.length])).toEqual([
      [0, 2],
      [3600, 1],
    ]);
    const { series } = coursesOf(
      found,
      (key) => key,
      'en',
      () => '#000',
    ) as {
      series: { type: string; data: number[] }[];
    };
    expect(series.map(({ type }) => type)).toEqual(['bar', 'bar', 'bar']);
    expect(series[0]?.data).toEqual([7, 1]);
  });

  it('draws the measure where each span is one row; no value is a gap', () => {
    const found = report(row(0, 'a', 3, 0.5), row(3600, 'a', 0, null));
    const { series } = coursesOf(
      found,
      (key) => key,
      'en',
      () => '#000',
    ) as {
      series: { type: string; data: (number | null)[] }[];
    };
    expect(series.at(-1)).toMatchObject({ type: 'line', data: [50, null] });
  });
});
