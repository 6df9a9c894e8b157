import { expect, it } from 'vitest';
import type { Visit } from '../kinds';
import { formOf, reportOf } from './report';

const visit = { planned: 1_800_000_000, report: null } as unknown as Visit;

it('takes each line for a need, and leaves empty ones out', () => {
  const values = {
    ...formOf(visit, 1_900_000_000),
    summary: 'Well',
    needs: 'Spare parts\n\n Training ',
  };
  expect(reportOf(values, visit)).toMatchObject({
    held_at: 1_800_000_000,
    summary: 'Well',
    decision_maker: false,
    next_visit: 0,
    needs: [
      { text: 'Spare parts', importance: 3, urgency: 3 },
      { text: 'Training', importance: 3, urgency: 3 },
    ],
  });
});

it('keeps how a need was rated when its report is mended', () => {
  const need = { text: 'Spare parts', importance: 5, urgency: 1 };
  const told = { ...visit, report: { held_at: 1_700_000_040, needs: [need] } } as unknown as Visit;
  const sent = reportOf(formOf(told, 1_900_000_000), told);
  expect(sent.needs).toEqual([need]);
  expect(sent.held_at).toBe(1_700_000_040);
});

it('never says that a visit was held in the future', () => {
  expect(reportOf(formOf(visit, 1_700_000_040), visit).held_at).toBe(1_700_000_040);
});
