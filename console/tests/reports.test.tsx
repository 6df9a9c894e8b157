import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me } from './fake-service';

/** The page of reports: a morning's numbers beside those of the day before, each with its list. */

const sue = { ...me, user: 'sue', agent: '', permissions: ['see_reports', 'watch'] };
/** 2026-11-20 00:00 UTC. */
const DAY = 1_795_132_800;

const column = (name: string, unit = 'count') => ({
  ...{ name, unit, additive: unit === 'count', listed: unit === 'count' },
});
const columns = [
  ...['offered', 'answered', 'abandoned', 'asked'].map((name) => column(name)),
  ...[column('service_level', 'share'), column('asa', 'seconds')],
];
const kinds = ['queues', 'agents'].map((name) => ({
  ...{ name, needs: 'see_reports', groups: ['tier'], filters: ['queue', 'tier'], columns },
  ...{ fixed: ['queue'], intervals: ['hour', 'day', 'whole'], definitions: 1 },
  variants: name === 'queues' ? ['offered'] : [],
}));

const row = (queue: string, offered: number, abandoned: number) => ({
  key: { queue },
  ...{ begins: DAY, ends: DAY + 86_400, zone: 'UTC' },
  counts: { offered, abandoned, answered: offered - abandoned, asked: 0 },
  measures: { service_level: 0.8, asa: 12 },
});

const table = (since: string, ...rows: ReturnType<typeof row>[]) => ({
  ...{ kind: 'queues', about: 'queues', since, until: since, interval: 'whole', by: ['queue'] },
  ...{ zones: ['UTC'], variant: 'offered', definitions: 1, columns, rows },
  total: {
    ...row('', 0, 0),
    key: {},
    counts: { offered: 12, answered: 8, abandoned: 4, asked: 0 },
  },
});

const asks = (since: string) =>
  `GET /reports/queues?since=${since}&until=${since}&interval=whole&by=&variant=offered_less_short&waits=true`;

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, sue],
    'GET /reports': [200, { kinds }],
    [asks('2026-11-20')]: [200, table('2026-11-20', row('service', 9, 3), row('sales', 3, 1))],
    [asks('2026-11-19')]: [200, table('2026-11-19', row('service', 8, 5))],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('shows numbers beside those of the day before, and opens the list of one', async () => {
  const list =
    'GET /reports/queues/contacts?since=2026-11-20&until=2026-11-20&number=abandoned&limit=200' +
    `&queue=service&begins=${DAY}&ends=${DAY + 86_400}&clock=UTC`;
  const contact = { contact: 'k1', at: DAY, queue: 'service', agent: '', tier: 'A', talked: null };
  service.replies[list] = [200, { contacts: [{ ...contact, end: 'abandoned', wait: 61 }] }];
  window.history.pushState(null, '', '/reports?since=2026-11-20&until=2026-11-20');
  render(<App />);
  // By words: to look for roles among all the fields above takes most of the time.
  const numbers = (await screen.findByText('Total')).closest('table');
  const line = numbers && within(numbers).getByText('Service').closest('tr');
  if (!numbers || !line) throw new Error('there is no line');
  await waitFor(() => expect(line).toHaveTextContent('▼ -2 better'));
  expect(within(numbers).queryByText('Callbacks promised')).toBeNull();
  expect(screen.getByText(/Compared with 2026-11-19/)).toHaveTextContent('time zone UTC');
  await user.click(within(line).getByLabelText('Service, Abandoned: 3'));
  const rest = await screen.findByText('All 1 are shown.');
  const opens = rest.closest('[role=dialog]')?.querySelector('tbody a');
  expect(opens).toHaveAttribute('href', '/contacts/k1');
});
