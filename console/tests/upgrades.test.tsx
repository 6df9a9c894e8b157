import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me } from './fake-service';
import { now } from './views';

/** Upgrades, and the trainings behind their numbers. */

const sue = { ...me, user: 'sue', agent: '', permissions: ['follow_up', 'change_accounts'] };
const task = {
  id: 'u1:acme',
  version: 1,
  kind: 'visit',
  title: 'Train on site after the upgrade: Release 9',
  note: '',
  owner: 'bob',
  due: now() - 3600,
  remind_at: 0,
  account: 'acme',
  case: '',
  state: 'open',
  rule: '',
};
const page = {
  upgrade: {
    id: 'u1',
    version: 1,
    name: 'Release 9',
    note: '',
    due: now() + 86_400,
    trainings: ['u1:acme'],
    at: now(),
    by: 'sue',
  },
  open: 1,
  overdue: 1,
  done: 3,
  cancelled: 0,
  tasks: [],
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, sue],
    'GET /upgrades': [200, { upgrades: [page], after: '' }],
    'GET /upgrades/u1': [200, { ...page, tasks: [task] }],
  });
  window.history.pushState(null, '', '/follow-up/upgrades');
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('says how far the trainings are, and opens them', async () => {
  render(<App />);
  const list = await screen.findByRole('table', { name: 'Upgrades' });
  const row = within(list).getByRole('row', { name: /Release 9/ });
  expect(row).toHaveTextContent(/113/);
  await user.click(within(row).getByRole('button', { name: 'Release 9' }));
  const trainings = await screen.findByRole('table', { name: 'Trainings: Release 9' });
  expect(trainings).toHaveTextContent('Train on site after the upgrade: Release 9');
  expect(screen.getByRole('button', { name: /New upgrade/ })).toBeInTheDocument();
  expect(service.made).toContain('GET /upgrades/u1');
});
