import { describe, expect, it } from 'vitest';
import type { Column, Report, ReportRow } from './api';
import { courseOf, placesOf, spans, worthDrawing, type Saying } from './course';
import { delta } from './delta';
import { beginning, moved, movedShare, shown } from './figures';
import { chosenColumns, lookOf } from './looks';

const say: Saying = {
  column: (name) => name,
  before: (name) => `${name} before`,
  group: (row) => Object.values(row.key).join(),
  colour: () => '#000',
  language: 'en',
};

const row = (begins: number, queue: string, answered: number, level: number | null): ReportRow => ({
  key: { queue },
  ...{ begins, ends: begins + 3600, zone: 'Europe/Berlin' },
  counts: { answered, abandoned: 1, flowed_out: 0 },
  measures: { service_level: level },
});

const column = (name: string, unit: Column['unit'] = 'count'): Column => ({
  ...{ name, unit, additive: unit === 'count', listed: unit === 'count' },
});

const report = (rows: ReportRow[], interval: Report['interval'] = 'hour'): Report => ({
  ...{ kind: 'queues', about: 'queues', since: '2026-10-25', until: '2026-10-25', interval },
  ...{ by: ['queue'], zones: ['Europe/Berlin'], variant: 'offered', definitions: 1 },
  columns: [
    ...['answered', 'abandoned', 'flowed_out', 'asked'].map((name) => column(name)),
    column('service_level', 'share'),
  ],
  rows,
  total: row(0, '', 0, null),
});

interface Drawn {
  series: { type: string; name: string; data: (number | null)[] }[];
}

describe('numbers as they are shown', () => {
  it('tells no value from nought', () => {
    expect(shown('share', null, 'en')).toBe('–');
    expect(shown('share', 0, 'en')).toBe('0.0%');
    expect(shown('share', 0.8196, 'en')).toBe('82.0%');
    expect(shown('count', 12345, 'en')).toBe('12,345');
  });

  it('shows spans as a clock', () => {
    expect(shown('seconds', 75.4, 'en')).toBe('01:15');
  });

  it('tells the hours apart by the clock of the row, not of the browser', () => {
    const noon = Date.UTC(2026, 10, 20, 11) / 1000;
    expect(beginning(noon, 'Europe/Berlin', 'hour', 'en')).toContain('12:00');
    expect(beginning(noon, 'Asia/Shanghai', 'day', 'en')).toBe('Fri, Nov 20');
  });
});

describe('how a number moved', () => {
  it('of a share is points of a hundred, and better upwards', () => {
    const found = delta(column('service_level', 'share'), 0.842, 0.8);
    expect(found).toMatchObject({ share: null, verdict: 'better' });
    expect(found && moved('share', found, 'en')).toBe('+4.2');
  });

  it('of a count has its part, too; what should be small is better downwards', () => {
    const found = delta(column('abandoned'), 6, 8);
    expect(found).toMatchObject({ by: -2, verdict: 'better' });
    expect(found && movedShare(found, 'en')).toBe('-25%');
    expect(delta(column('abandoned'), 8, 6)?.verdict).toBe('worse');
  });

  it('of a time is a clock with its sign', () => {
    const found = delta(column('asa', 'seconds'), 75, 15);
    expect(found && moved('seconds', found, 'en')).toBe('+01:00');
    expect(found?.verdict).toBe('worse');
  });

  it('is neither good nor bad where nobody can say, and nothing where a value lacks', () => {
    expect(delta(column('offered'), 9, 6)?.verdict).toBe('other');
    expect(delta(column('offered'), 9, 0)).toMatchObject({ by: 9, share: null });
    expect(delta(column('asa', 'seconds'), null, 6)).toBeNull();
    expect(delta(column('offered'), 6, 6)?.verdict).toBe('same');
  });
});

describe('the columns', () => {
  it('are first those of the look, then those chosen, in the order of the service', () => {
    const found = report([]);
    const names = (chosen: string[]) => chosenColumns(found, chosen).map(({ name }) => name);
    expect(names([])).toEqual(['answered', 'abandoned', 'flowed_out', 'service_level']);
    expect(names(['asked', 'answered', 'none'])).toEqual(['answered', 'asked']);
  });

  it('of a kind that is not known are all it has', () => {
    const columns = [column('seen'), column('won'), column('won_share', 'share')];
    expect(lookOf({ kind: 'new', columns })).toEqual({
      ...{ tiles: ['seen', 'won', 'won_share'], columns: ['seen', 'won', 'won_share'] },
      ...{ bars: ['seen'], line: 'won_share' },
    });
  });
});

describe('the chart', () => {
  const drawn = (found: Report, earlier: Report | null = null) =>
    courseOf(found, earlier, say) as unknown as Drawn;

  it('adds the counts of one span up, and shows no share of several rows', () => {
    const found = report([row(0, 'a', 3, 0.5), row(0, 'b', 4, 1), row(3600, 'a', 1, 1)]);
    expect(spans(found.rows).map(([begins, rows]) => [begins, rows.length])).toEqual([
      [0, 2],
      [3600, 1],
    ]);
    const { series } = drawn(found);
    expect(series.map(({ type }) => type)).toEqual(['bar', 'bar', 'bar']);
    expect(series[0]?.data).toEqual([7, 1]);
  });

  it('draws the measure where each span is one row; no value is a gap', () => {
    const { series } = drawn(report([row(0, 'a', 3, 0.5), row(3600, 'a', 0, null)]));
    expect(series.at(-1)).toMatchObject({ type: 'line', data: [50, null] });
  });

  it('draws the span before as one line over all bars', () => {
    const found = report([row(7200, 'a', 3, 0.5), row(10800, 'a', 1, 1)]);
    const { series } = drawn(found, report([row(0, 'a', 5, 1), row(3600, 'a', 6, 1)]));
    expect(series.find(({ name }) => name.endsWith('before'))?.data).toEqual([6, 7]);
  });

  it('of a whole span shows the groups, the largest first; one group alone is no chart', () => {
    const found = report([row(0, 'a', 3, 0.5), row(0, 'b', 40, 1)], 'whole');
    expect(placesOf(found, ['answered'], say).map(([label]) => label)).toEqual(['b', 'a']);
    expect(drawn(found).series.at(-1)).toMatchObject({ type: 'scatter', data: [100, 50] });
    expect(worthDrawing(found)).toBe(true);
    expect(worthDrawing(report([row(0, 'a', 3, 0.5)], 'whole'))).toBe(false);
  });
});
