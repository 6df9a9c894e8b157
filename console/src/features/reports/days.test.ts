import { describe, expect, it } from 'vitest';
import { daysOf, earlier, todayIn, type DayWord } from './days';

/** A Monday. */
const MONDAY = '2026-11-23';

describe('days by a word', () => {
  it.each<[DayWord, string, string]>([
    ['today', '2026-11-23', '2026-11-23'],
    ['yesterday', '2026-11-22', '2026-11-22'],
    ['this_week', '2026-11-23', '2026-11-23'],
    ['last_week', '2026-11-16', '2026-11-22'],
    ['this_month', '2026-11-01', '2026-11-23'],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['last_days', '2026-11-16', '2026-11-22'],
  ])('%s', (word, since, until) => {
    expect(daysOf(word, MONDAY)).toEqual({ since, until });
  });

  it('a Sunday ends its week; a year has ended in January', () => {
    expect(daysOf('this_week', '2026-11-22')).toEqual({ since: '2026-11-16', until: '2026-11-22' });
    expect(daysOf('last_month', '2027-01-15')).toEqual({
      since: '2026-12-01',
      until: '2026-12-31',
    });
  });

  it('is that of the house, not of the browser', () => {
    const late = Date.UTC(2026, 10, 23, 17) / 1000;
    expect(todayIn('Asia/Shanghai', late)).toBe('2026-11-24');
    expect(todayIn('Europe/Berlin', late)).toBe('2026-11-23');
  });
});

describe('the span before', () => {
  const of = (word: DayWord, today = MONDAY) => earlier(daysOf(word, today), 'before', word);

  it.each<[DayWord, string, string, string]>([
    ['today', MONDAY, '2026-11-22', '2026-11-22'],
    ['this_week', '2026-11-25', '2026-11-16', '2026-11-18'],
    ['last_week', MONDAY, '2026-11-09', '2026-11-15'],
    ['this_month', MONDAY, '2026-10-01', '2026-10-23'],
    ['this_month', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['last_month', '2026-04-15', '2026-02-01', '2026-02-28'],
  ])('of %s on %s', (word, today, since, until) => {
    expect(of(word, today)).toEqual({ since, until });
  });

  it('is as long as days that are written out; a whole month has the month before', () => {
    expect(earlier({ since: '2026-11-10', until: '2026-11-12' }, 'before')).toEqual({
      since: '2026-11-07',
      until: '2026-11-09',
    });
    expect(earlier({ since: '2026-11-01', until: '2026-11-30' }, 'before')).toEqual({
      since: '2026-10-01',
      until: '2026-10-31',
    });
  });

  it('can have the same weekdays, however long, or be none', () => {
    expect(earlier({ since: MONDAY, until: MONDAY }, 'weekdays')?.since).toBe('2026-11-16');
    expect(earlier({ since: '2026-11-01', until: '2026-11-10' }, 'weekdays')?.until).toBe(
      '2026-10-27',
    );
    expect(earlier({ since: MONDAY, until: MONDAY }, 'none')).toBeNull();
  });
});
