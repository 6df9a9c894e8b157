import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { account, accountPage } from './accounts';
import { FakeService, me } from './fake-service';

/** Two accounts that are one. */

const tom = { ...me, user: 'tom', agent: '', permissions: ['see_accounts', 'change_accounts'] };
const twin = account({ id: 'acc-2', version: 7, company: 'ACME PUMPS Ltd', industry: '' });

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, tom],
    'GET /people/duplicates': [200, { groups: [] }],
    'GET /accounts/duplicates': [
      200,
      { groups: [{ reason: 'name', accounts: [account(), twin] }] },
    ],
    'GET /accounts': [200, { accounts: [twin], after: '' }],
    'GET /accounts/acc-1': [200, accountPage()],
    'GET /accounts/acc-2': [200, { ...accountPage(), account: twin }],
    'GET /accounts/acc-1/timeline': [200, { entries: [], after: '' }],
    'GET /approvals': [200, { approvals: [], after: '' }],
    'POST /accounts/acc-1/merge': [200, twin],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

async function open(address: string) {
  window.history.pushState(null, '', address);
  render(<App />);
  await waitFor(() => expect(service.made).toContain('GET /house'));
}

it('shows what stays and what is taken over, and lets the other one stay', async () => {
  await open('/accounts/import');
  await user.click(await screen.findByRole('button', { name: 'Compare and make one' }));
  const dialog = await screen.findByRole('dialog');
  const row = (name: RegExp) => within(dialog).getByRole('row', { name });
  expect(within(dialog).queryByRole('row', { name: /^Industry/ })).not.toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Keep the other one instead' }));
  expect(row(/^Industry/)).toHaveTextContent('(nothing)Pumpstaken over');
  expect(row(/^Company/)).toHaveTextContent('the other is lost');
  await user.click(within(dialog).getByRole('button', { name: 'Make them one' }));
  await waitFor(() =>
    expect(service.body('POST /accounts/acc-1/merge')).toEqual({
      version: 3,
      into: 'acc-2',
      into_version: 7,
    }),
  );
});

it('looks for the other account from the page of one', async () => {
  await open('/accounts/acc-1');
  await user.click(await screen.findByRole('button', { name: 'Make one with another…' }));
  await user.click(await screen.findByLabelText('The other account'));
  await user.click(await screen.findByText('ACME PUMPS Ltd · B'));
  expect(
    await screen.findByRole('button', { name: 'Keep the other one instead' }),
  ).toBeInTheDocument();
});
