import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, me } from './fake-service';

/** What became of sales: the list of what is to be told, told by hand and from a sheet. */

const talk = {
  id: 'call-1',
  agent: 'mei',
  dialled_at: 1_000,
  concluded_at: 1_000,
  who: { name: 'Ida', company: 'Acme', number: '+1415***0142' },
  result: 'sale',
  objections: [],
};
const due = { count: 1, sales: [{ days: 30, due_at: 2_593_000, talk }] };

let service: FakeService;

function signIn(...permissions: string[]) {
  service = new FakeService({
    'GET /session': [200, { ...me, agent: '', permissions }],
    'GET /sales/later-results': [200, due],
  });
  window.history.pushState({}, '', '/sales/later');
}

beforeEach(() => signIn('see_sales', 'run_campaigns'));

afterEach(() => {
  clearNotice();
  vi.unstubAllGlobals();
  window.history.pushState({}, '', '/');
});

it('tells what became of a sale, and it leaves the list', async () => {
  service.replies['POST /talks/call-1/later-results'] = [200, talk];
  render(<App />);
  const row = await screen.findByRole('row', { name: /Ida, Acme/ });
  expect(row).toHaveTextContent('After 30 days');
  const paid = within(row).getByRole('button', { name: 'Paid: Acme, after 30 days' });
  await waitFor(() => expect(paid).toBeEnabled());
  service.replies['GET /sales/later-results'] = [200, { count: 0, sales: [] }];
  await userEvent.click(paid);
  expect(await screen.findByText('Nothing is to be told')).toBeInTheDocument();
  expect(service.body('POST /talks/call-1/later-results')).toEqual({ days: 30, what: 'paid' });
});

it('looks at a sheet before it is taken in, and says what is wrong in which row', async () => {
  const report = {
    confirmed: false,
    rows: 3,
    told: 1,
    same: 1,
    refused: 1,
    flaws: [{ row: 4, column: 'number', code: 'unknown_sale', value: '+14155559999' }],
  };
  service.replies['POST /sales/later-results'] = [200, report];
  const { container } = render(<App />);
  await screen.findByRole('button', { name: 'Choose a sheet' });
  const input = container.querySelector('input[type=file]');
  const file = new File(['Number,Result\n1,paid'], 'later.csv');
  await userEvent.upload(input as HTMLInputElement, file);
  const faults = await screen.findByRole('table', { name: 'Faults' });
  expect(faults).toHaveTextContent('4+14155559999No such sale');
  expect(screen.getByText(/3 rows: 1 news, 1 known already, 1 with faults/)).toBeInTheDocument();
  service.replies['POST /sales/later-results'] = [200, { ...report, confirmed: true }];
  const confirm = screen.getByRole('button', { name: 'Take 1 in' });
  await waitFor(() => expect(confirm).toBeEnabled());
  await userEvent.click(confirm);
  expect(await screen.findByText(/Taken in: later\.csv/)).toBeInTheDocument();
});

it('shows the list, and no more, to whoever does not run campaigns', async () => {
  signIn('see_sales');
  render(<App />);
  await screen.findByRole('row', { name: /Ida, Acme/ });
  expect(screen.queryByRole('button', { name: /Paid/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Choose a sheet' })).not.toBeInTheDocument();
});
