import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me } from './fake-service';

/** Key figures against their targets, the accounts behind each, and Pareto by currency. */

const tom = { ...me, user: 'tom', agent: '', permissions: ['see_accounts', 'change_accounts'] };
const rate = (part: number, whole: number, goal: number | null = null) => ({
  part,
  whole,
  value: whole ? part / whole : null,
  goal,
  missed: goal !== null && whole > 0 && part / whole < goal,
  hidden: false,
});
const measures = (due: number) => ({
  satisfaction: { ...rate(0, 3, 0.9), value: null, missed: false, hidden: true },
  renewal: rate(due / 2, due, 0.8),
  business: [
    {
      currency: 'CNY',
      sales: '120',
      before: '100',
      profit: '30',
      growth: 0.2,
      goal: 0.15,
      missed: false,
    },
    {
      currency: 'EUR',
      sales: '10',
      before: '0',
      profit: '1',
      growth: null,
      goal: 0.15,
      missed: false,
    },
  ],
  resolution: rate(3, 4),
  speed: { n: 3, median: 2.5, p90: 9, goal: null, missed: false },
  loyalty: {
    index: 62.5,
    length: rate(1, 2),
    frequency: rate(1, 2),
    stability: rate(1, 2),
    repeat: rate(0, 0),
  },
  retention: rate(0, 0),
  churn: null,
  monthly_retention: rate(11, 12),
  visits: rate(1, 2),
  cross_sell: rate(1, 4),
});
const line = (account: string, company: string, due: number) => ({
  account,
  company,
  tier: 'A',
  manager: 'mei',
  counts: {},
  measures: measures(due),
});

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, tom],
    'GET /key-figures': [
      200,
      {
        since: '2025-11',
        until: '2026-10',
        currency: 'CNY',
        rates: [{ currency: 'USD', rate: '7.1', on: '2026-10-31' }],
        counts: {},
        measures: measures(4),
        accounts: [line('a1', 'Acme', 4), line('a2', 'Beta', 0)],
        tiers: [{ tier: 'A', accounts: 2, counts: {}, measures: measures(4) }],
      },
    ],
    'GET /register': [200, { accounts: [] }],
    'GET /pareto': [
      200,
      {
        own: 'CNY',
        rates: [],
        lists: ['CNY', 'EUR'].map((currency) => ({
          currency,
          profit: '10',
          rows: [{ account: 'a1', profit: '10', share: 1, running: 1, vital: true }],
        })),
      },
    ],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

function open(address: string) {
  window.history.pushState(null, '', address);
  render(<App />);
}

it('holds each figure against its target and opens the accounts behind it', async () => {
  open('/accounts/figures');
  const renewal = await screen.findByRole('button', { name: /Renewal rate/ });
  expect(renewal).toHaveTextContent('50%');
  const tiers = screen.getByRole('table', { name: 'By tier' });
  expect(within(tiers).getAllByRole('row')[1]).toHaveTextContent('25%');
  expect(renewal).toHaveTextContent('2 of 4');
  expect(within(renewal).getByLabelText('goal missed')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Growth, CNY/ })).toHaveTextContent('20%');
  expect(screen.getByRole('button', { name: /Growth, EUR/ })).toHaveTextContent('–');
  expect(screen.getByRole('button', { name: /Satisfaction/ })).toHaveTextContent('hidden');
  expect(screen.getByText(/1 USD = 7.1 CNY/)).toBeInTheDocument();
  const behind = await screen.findByRole('table', { name: 'Renewal rate' });
  expect(within(behind).getByRole('link', { name: 'Acme' })).toHaveAttribute(
    'href',
    '/accounts/a1',
  );
  expect(within(behind).queryByRole('link', { name: 'Beta' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Cases resolved/ }));
  const cases = await screen.findByRole('table', { name: 'Cases resolved' });
  expect(within(cases).getByRole('link', { name: 'Beta' })).toBeInTheDocument();
});

it('shows the few that bring most for each currency on its own', async () => {
  open('/accounts/pareto');
  const euros = await screen.findByRole('table', { name: 'Pareto EUR' });
  expect(euros).toHaveTextContent('€10');
  expect(screen.getByRole('table', { name: 'Pareto CNY' })).toHaveTextContent('CN¥10');
  expect(service.made).toContain('GET /pareto');
});

it('shows what every account manager has, and each number leads to its list', async () => {
  service.replies['GET /session'] = [
    200,
    { ...tom, permissions: ['see_accounts', 'manage_cases'] },
  ];
  service.replies['GET /workload'] = [
    200,
    {
      spread: { managers: 1, median: 2, most: 2 },
      lines: [
        {
          manager: 'mei',
          user: 'mei',
          accounts: 2,
          tiers: { A: 1, '': 1 },
          cases: 3,
          late_cases: 1,
          tasks: 4,
          late_tasks: 2,
          overdue_visits: 0,
        },
      ],
    },
  ];
  open('/accounts/workload');
  const mei = await screen.findByRole('row', { name: /Lin Mei/ });
  expect(mei).toHaveTextContent('Gold 1 · no tier 1');
  const address = (name: string) =>
    within(mei).getByRole('link', { name }).getAttribute('href') ?? '';
  expect(address('3')).toBe('/cases?manager=mei');
  expect(within(mei).getAllByRole('link', { name: '2' })[1]).toHaveAttribute(
    'href',
    '/follow-up?owner=mei&due=overdue',
  );
  expect(screen.getByText(/median 2 accounts/)).toBeInTheDocument();
});
