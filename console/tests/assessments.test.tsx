import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { accountPage, health } from './accounts';
import { FakeService, me } from './fake-service';

/** What we think of accounts, and what begins from the reports on them. */

const tom = {
  ...me,
  user: 'tom',
  agent: '',
  permissions: ['see_accounts', 'change_accounts', 'follow_up'],
};
const rating = {
  id: 'r1',
  version: 1,
  account: 'acc-1',
  marks: { sales: 5, steady: 4 },
  note: '',
  score: 92,
  tier: 'A',
  at: 1_790_000_000,
  by: 'tom',
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, tom],
    'GET /accounts/acc-1': [200, { ...accountPage(), ratings: [rating] }],
    'GET /approvals': [200, { approvals: [], after: '' }],
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

describe('the assessment of an account', () => {
  it('asks for the tier that marks stand for, with them as the reason', async () => {
    service.replies['POST /approvals'] = [200, { id: 'app-1', holder: 'sue' }];
    await open('/accounts/acc-1?tab=assess');
    const table = await screen.findByRole('table', { name: 'Marks for a nomination' });
    expect(within(table).getByRole('row', { name: /92/ })).toHaveTextContent('Gold');
    await user.click(within(table).getByRole('button', { name: 'Ask for this tier' }));
    const dialog = await screen.findByRole('dialog');
    const ask = within(dialog).getByRole('button', { name: 'Ask' });
    await waitFor(() => expect(ask).toBeEnabled());
    await user.click(ask);
    await waitFor(() => expect(service.made).toContain('POST /approvals'));
    expect(service.body('POST /approvals')).toMatchObject({
      subject: 'tier',
      changes: { tier: 'A' },
      reason: 'Score 92 of 100: Sales 5, Steady cooperation 4.',
    });
  });

  it('keeps the form that is filled in before development', async () => {
    service.replies['POST /accounts/acc-1/qualifications'] = [200, { id: 'q1' }];
    await open('/accounts/acc-1?tab=assess');
    await user.click(await screen.findByRole('button', { name: 'Fill in the form' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Their strength'), 'Pumps for ships');
    const save = within(dialog).getByRole('button', { name: 'Save' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    await waitFor(() => expect(service.made).toContain('POST /accounts/acc-1/qualifications'));
    expect(service.body('POST /accounts/acc-1/qualifications')).toMatchObject({
      strength: 'Pumps for ships',
      industry: 'Pumps',
      fit: 'undecided',
    });
  });
});

describe('the reports on accounts', () => {
  it('proposes those who bring the profit, with one button', async () => {
    const row = { account: 'acc-1', profit: '900', share: 0.9, running: 0.9, vital: true };
    service.replies['GET /pareto'] = [
      200,
      { own: 'CNY', rates: [], lists: [{ currency: 'CNY', profit: '900', rows: [row] }] },
    ];
    service.replies['GET /register'] = [
      200,
      { accounts: [{ account: 'acc-1', company: 'Acme', tier: 'B' }] },
    ];
    service.replies['POST /pareto/nominations'] = [200, { approvals: ['app-1'], left_out: 0 }];
    await open('/accounts/pareto');
    await user.click(await screen.findByRole('button', { name: 'Propose them for a tier (1)' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Ask' }));
    expect(await screen.findByText(/^Asked for 1;/)).toBeInTheDocument();
    expect(service.body('POST /pareto/nominations')).toEqual({
      tier: 'A',
      reason: 'Among the few that bring 80% of the profit of the last 12 months.',
      part: 0.8,
      months: 12,
    });
  });

  it('gives a task to win an account back', async () => {
    const line = {
      account: 'acc-1',
      company: 'Acme',
      tier: 'B',
      manager: 'mei',
      level: 'watch',
      health,
    };
    service.replies['GET /watch-list'] = [200, { accounts: [line] }];
    service.replies['POST /watch-list/win-back'] = [200, { tasks: [{ id: 't1' }], under_way: [] }];
    await open('/accounts/watch');
    await user.click(await screen.findByRole('button', { name: 'Win back: Acme' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Give the task' }));
    expect(await screen.findByText(/Tasks given: 1/)).toBeInTheDocument();
    expect(service.body('POST /watch-list/win-back')).toMatchObject({
      accounts: ['acc-1'],
      kind: 'call_back',
      note: expect.stringContaining(',') as unknown,
    });
  });
});
