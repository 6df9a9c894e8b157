import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { entry, health } from './accounts';
import { FakeService, me } from './fake-service';
import { contactView, talkingDesk } from './views';

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

const beside = {
  contact: 'c1',
  person: null,
  account: {
    id: 'acc-1',
    company: 'Acme Pumps',
    tier: 'A',
    tier_name: { en: 'Gold' },
    benefits: ['account_manager'],
    manager: 'mei',
    deputy: '',
    stage: 'kept',
    service_mode: 'usual',
    credit_grade: 'AA',
    secrecy: 'normal',
  },
  restricted: false,
  health,
  cases: [{ id: 'k1', number: 'C-1', title: '', state: 'open', step: '', due_at: 1 }],
  promises: [],
  needs: [],
  timeline: [entry()],
  candidates: [],
};

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, { ...me, permissions: ['desk', 'see_accounts'] }],
    'GET /contacts/c1/customer': [200, beside],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

async function open() {
  window.history.pushState(null, '', '/desk');
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(talkingDesk({ contact: contactView() }));
}

it('shows with a call how the customer stands, and what happened before, by one request', async () => {
  await open();
  const link = await screen.findByRole('link', { name: 'Open the account' });
  expect(link).toHaveAttribute('href', '/accounts/acc-1');
  const header = screen.getByRole('banner', { name: 'Customer' });
  for (const fact of ['Credit AA', 'May leave: watch', 'open complaints', 'Open cases: 1'])
    expect(header).toHaveTextContent(fact);
  expect(screen.getByLabelText('overdue')).toBeInTheDocument();
  await user.click(screen.getByRole('tab', { name: 'Customer' }));
  expect(screen.getByRole('region', { name: 'Before this contact' })).toHaveTextContent(
    'Wants ten pumps',
  );
  expect(service.made.filter((what) => what === 'GET /contacts/c1/customer')).toHaveLength(1);
});

it('says who may be calling when several share the number', async () => {
  const li = { person: 'per-1', name: 'Li Wei', account: '', company: 'Acme Pumps' };
  service.replies['GET /contacts/c1/customer'] = [
    200,
    { ...beside, account: null, candidates: [li] },
  ];
  await open();
  expect(await screen.findByText(/Several people have this number/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Li Wei' })).toHaveAttribute(
    'href',
    '/accounts/people/per-1',
  );
});
