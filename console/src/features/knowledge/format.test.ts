import { expect, it } from 'vitest';
import { dateOf, momentOf, percent } from './format';

it('takes a day to its first moment and back', () => {
  expect(dateOf(momentOf('2026-03-01'))).toBe('2026-03-01');
  expect(dateOf(momentOf('2026-02-28', 1))).toBe('2026-03-01');
  expect(dateOf(momentOf('2026-02-28', 1) - 1)).toBe('2026-02-28');
  expect([momentOf(''), dateOf(0)]).toEqual([0, '']);
});

it('shows no share where nothing was opened', () => {
  expect([percent(null, 'en'), percent(0.254, 'en')]).toEqual(['–', '25%']);
});
