import { expect, it } from 'vitest';
import { lastMonths } from './months';

const at = (day: string) => new Date(day).getTime() / 1000;

it('takes whole months only, over the turn of a year', () => {
  expect(lastMonths(3, at('2026-02-28T23:00:00Z'))).toEqual({ since: '2025-11', until: '2026-01' });
  expect(lastMonths(12, at('2026-01-01T00:00:00Z'))).toEqual({
    since: '2025-01',
    until: '2025-12',
  });
});
