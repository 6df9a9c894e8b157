import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me } from './fake-service';
import { agentView, latelyView, now, queueView, snapshotOf, todayView } from './views';

let service: FakeService;

const today = todayView({ offered: 20, answered: 15, abandoned: 3, sl: 0.5, abandon_rate: 0.16 });
const picture = {
  ...snapshotOf(null),
  queues: {
    service: queueView({
      waiting: 2,
      waiting_by_tier: { A: 1, '': 1 },
      oldest_since: now() - 75,
      expected_wait: 90,
      today,
      lately: latelyView({ sl: 0.95 }),
    }),
  },
  agents: { wang: agentView({ id: 'wang', name: 'Wang Lei', presence: 'not_ready', since: 0 }) },
  total: { today, lately: latelyView() },
};

async function open(address: string, permissions: string[] = []) {
  service.replies['GET /session'] = [200, { ...me, agent: '', permissions }];
  window.history.replaceState(null, '', address);
  render(<App />);
  await waitFor(() => expect(service.sockets).toHaveLength(1));
  act(() => {
    service.sockets[0]?.open();
    service.sockets[0]?.say(picture);
  });
  await screen.findByText('Wang Lei');
}

const tile = (name: string) => within(screen.getByRole('region', { name }));

beforeEach(() => {
  service = new FakeService();
});

afterEach(() => {
  window.history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
});

it('stands alone on the wall: no bar, no link, no button', async () => {
  await open('/wallboard', ['watch']);
  expect(tile('SL today').getByText('50%')).toBeInTheDocument();
  expect(tile('SL today').getByText('act now')).toBeInTheDocument();
  expect(tile('Longest wait').getByText('take a look')).toBeInTheDocument();
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(within(screen.getByRole('main')).queryByRole('link')).toBeNull();
  expect(within(screen.getByRole('main')).queryByRole('button')).toBeNull();
});

it('opens the contacts behind a number on a desk', async () => {
  await open('/wallboard?mode=desk', ['watch']);
  expect(tile('Waiting').getByRole('link')).toHaveAttribute(
    'href',
    '/contacts?closed=false&phase=waiting',
  );
  const row = within(screen.getByRole('row', { name: /Service/ }));
  const addresses = row.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(addresses).toContain(`/contacts?queue=service&since=${today.since}&outcome=abandoned`);
});

it('shows numbers without links to those who may not see everybody', async () => {
  await open('/wallboard?mode=desk');
  expect(tile('Waiting').getByText('2')).toBeInTheDocument();
  expect(tile('Waiting').queryByRole('link')).toBeNull();
});

it('goes to the wall by a button and back by Esc', async () => {
  await open('/wallboard?mode=desk');
  await userEvent.click(screen.getByRole('button', { name: 'TV mode' }));
  expect(screen.queryByRole('navigation')).toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'TV mode' })).toBeInTheDocument();
});

it('asks for the house anew when the feed starts over', async () => {
  await open('/wallboard');
  const asked = () => service.made.filter((what) => what === 'GET /house').length;
  const before = asked();
  act(() => service.sockets[0]?.say(picture));
  await waitFor(() => expect(asked()).toBeGreaterThan(before));
});
