import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { accountPage } from './accounts';
import { FakeService, me } from './fake-service';

/** What an account brought month by month: entered by hand, and from a sheet. */

const tom = { ...me, user: 'tom', agent: '', permissions: ['see_accounts', 'change_accounts'] };

const month = {
  id: 'fig-1',
  version: 4,
  account: 'acc-1',
  period: '2026-03',
  sales: '1200.50',
  margin: '-20',
  cost: '5',
  orders: 3,
  currency: 'CNY',
  wallet: 0.25,
  note: 'A late invoice',
  corrected: [
    {
      at: 1_770_000_000,
      by: 'sue',
      sales: '900',
      margin: '0',
      cost: '5',
      orders: 3,
      wallet: null,
      note: '',
    },
  ],
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, tom],
    'GET /accounts/acc-1': [200, { ...accountPage(), figures: [month] }],
    'GET /approvals': [200, { approvals: [], after: '' }],
    'GET /people/duplicates': [200, { groups: [] }],
    'PUT /figures/fig-1': [200, month],
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

it('corrects a month, to the last digit and below zero', async () => {
  await open('/accounts/acc-1?tab=contracts');
  const table = await screen.findByRole('table', { name: 'Figures by month' });
  expect(within(table).getByRole('row', { name: /2026-03/ })).toHaveTextContent('25%');
  const former = within(table).getByText('corrected 1×').closest('details');
  expect(former).toHaveTextContent(/A late invoice.*Sales CN¥900/);
  await user.click(within(table).getByRole('button', { name: 'Change 2026-03' }));
  const dialog = await screen.findByRole('dialog');
  const sales = within(dialog).getByLabelText('Sales');
  await user.clear(sales);
  await user.type(sales, '1300.75');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(service.body('PUT /figures/fig-1')).toEqual({
      period: '2026-03',
      currency: 'CNY',
      sales: '1300.75',
      margin: '-20',
      cost: '5',
      orders: 3,
      wallet: 0.25,
      note: 'A late invoice',
      version: 4,
    }),
  );
});

it('takes months in from a sheet, after their faults were shown row by row', async () => {
  const report = {
    confirmed: false,
    rows: 2,
    figures: { changed: 1 },
    refused: 1,
    flaws: [{ row: 3, column: 'period', code: 'bad_month', value: 'soon' }],
    unknown: [],
    lines: [
      {
        row: 2,
        company: 'Acme Pumps',
        period: '2026-03',
        sales: '1500',
        margin: '0',
        cost: '0',
        currency: 'CNY',
        became: 'changed',
      },
    ],
  };
  service.replies['POST /imports/figures?format=csv&confirm=false'] = [200, report];
  service.replies['POST /imports/figures?format=csv&confirm=true'] = [
    200,
    { ...report, confirmed: true },
  ];
  await open('/accounts/import?what=figures');
  await user.upload(
    await screen.findByLabelText('Choose a file (CSV or Excel)', { selector: 'input' }),
    new File(['company,month,sales'], 'months.csv', { type: 'text/csv' }),
  );
  expect(await screen.findByRole('row', { name: /3 Month soon/ })).toHaveTextContent(
    'Write the month as 2026-03.',
  );
  expect(screen.getByRole('row', { name: /2 Acme Pumps 2026-03/ })).toHaveTextContent('changed');
  await user.click(screen.getByRole('button', { name: 'Take in 1 rows' }));
  expect(await screen.findByText('Taken in: months.csv')).toBeInTheDocument();
});
