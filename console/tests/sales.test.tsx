import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, me } from './fake-service';

const later = [
  { days: 30, sales: 40, known: 36, kept: 10, paid: 17, cancelled: 9, held: 0.75 },
  { days: 90, sales: 12, known: 8, kept: 2, paid: 5, cancelled: 1, held: null },
];
const row = {
  key: 'price',
  contacts: 200,
  talks: 40,
  raised: 46,
  resolved: 20,
  sold: 5,
  per_100: 23,
  resolution: 20 / 46,
  conversion: 0.125,
  seconds: 41,
  later,
};
const card = {
  type: 'price',
  card: 'years',
  edition: 2,
  used: 12,
  won: 6,
  rate: 0.5,
  interval: { low: 0.2538, high: 0.7462 },
  talks: 12,
  sold: 2,
  conversion: null,
  rank: null,
  later,
};
const analysis = {
  talks: 300,
  funnel: [
    { step: 'dialled', calls: 300, of_before: 1, of_dialled: 1 },
    { step: 'answered', calls: 210, of_before: 0.7, of_dialled: 0.7 },
  ],
  later,
  by: { type: [row], segment: [], script: [], list: [] },
  cards: [card],
  pairs: [{ first: 'price', last: 'need', talks: 3, sold: 0 }],
  competitors: [],
  reasons: [{ reason: 'price', talks: 9, share: 0.6 }],
};
const call = {
  id: 'call-9',
  agent: 'mei',
  dialled_at: 1_000,
  answered_at: 1_010,
  who: { name: 'Ms Chen', company: 'Acme', number: '+1415***0142' },
  result: 'refused',
  reason: 'price',
  objections: [
    {
      seq: 1,
      type: 'price',
      stage: 'price',
      verbatim: 'far too dear',
      card: '',
      competitor: '',
      outcome: 'unresolved',
    },
  ],
};
const guide = {
  types: [{ id: 'price', name: { en: 'Price' }, parent: '', counts: true, retired: false }],
  cards: [{ id: 'years', type: 'price', title: { en: 'Over the years' }, text: {} }],
};

beforeEach(() => {
  const user = { ...me, agent: '', permissions: ['see_sales'] };
  new FakeService({
    'GET /session': [200, user],
    'GET /objections': [200, guide],
    'GET /sales/analysis': [200, { since: 0, until: 1, analysis }],
    'GET /sales/calls': [200, { count: 1, talks: [call] }],
  });
  window.history.pushState({}, '', '/sales');
});

afterEach(() => {
  clearNotice();
  vi.unstubAllGlobals();
  window.history.pushState({}, '', '/');
});

it('tells the funnel, objections and cards, and what is too little to rank', async () => {
  render(<App />);
  const table = await screen.findByRole('table', {
    name: 'Objections per 100 right-party contacts',
  });
  const line = await within(table).findByRole('row', { name: /Price/ });
  for (const told of ['23.0', '46', '43%', '13%', '41 s']) expect(line).toHaveTextContent(told);
  const cards = screen.getByRole('table', { name: 'Response cards' });
  expect(within(cards).getByRole('row', { name: /Over the years/ })).toHaveTextContent(
    /fewer than 30.*25% – 75%/,
  );
  expect(screen.queryByRole('link', { name: 'Scripts' })).not.toBeInTheDocument();
});

it('tells what became of sales beside the conversion, with counts and no share below thirty', async () => {
  render(<App />);
  const figures = await screen.findByRole('table', { name: 'What became of sales' });
  expect(within(figures).getByRole('row', { name: /After 30 days/ })).toHaveTextContent(
    'After 30 days4010179475%',
  );
  expect(within(figures).getByRole('row', { name: /After 90 days/ })).toHaveTextContent(/4–$/);
  const rows = screen.getByRole('table', { name: 'Objections per 100 right-party contacts' });
  expect(await within(rows).findByRole('row', { name: /Price/ })).toHaveTextContent(
    /75% 27 \/ 36– 7 \/ 8$/,
  );
  await userEvent.click(
    within(rows).getByRole('button', { name: 'Price, Held after 30 days: 27' }),
  );
  await screen.findByRole('dialog');
  await waitFor(() => expect(window.location.search).toContain('what=held_30'));
});

it('opens the calls behind a number', async () => {
  render(<App />);
  await userEvent.click(await screen.findByRole('button', { name: 'Price: 46' }));
  const drawer = await screen.findByRole('dialog');
  await within(drawer).findByText(/far too dear/);
  expect(drawer).toHaveTextContent('Ms Chen, Acme');
  await waitFor(() => expect(window.location.search).toContain('what=raised'));
});
