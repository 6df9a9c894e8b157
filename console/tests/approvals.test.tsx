import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me, problem } from './fake-service';
import { now } from './views';

/** Approvals: what waits, before and after, and what one may do with it. */

const bo = { ...me, user: 'bo', agent: '', permissions: ['follow_up', 'approve'] };

const approval = {
  id: 'a1',
  version: 1,
  subject: 'tier',
  target: 'harbour',
  account: 'harbour',
  title: 'Harbour Chemicals',
  changes: [{ name: 'tier', before: 'B', after: 'A' }],
  reason: 'They doubled their orders.',
  amount: 0,
  finding: null,
  notify: false,
  effective_at: 0,
  requester: 'lin',
  steps: [{ approver: 'bo', holder: '' }],
  step: 0,
  holder: 'bo',
  state: 'asked',
  since: now() - 60,
  acts: [{ verdict: 'ask', by: 'lin', at: now() - 60, step: 0, reason: '', to: '' }],
  at: now() - 60,
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, bo],
    'GET /approvals': [200, { approvals: [approval], after: '' }],
    'GET /notices': [200, { notices: [], unread: 0, next: '' }],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

async function card() {
  window.history.pushState(null, '', '/approvals');
  render(<App />);
  return screen.findByRole('article', { name: 'Tier · Harbour Chemicals' });
}

it('shows what is there now beside what shall be, by the names of the house', async () => {
  const row = within(await card()).getByRole('row', { name: 'Tier Silver Gold' });
  expect(row).toBeInTheDocument();
  expect(screen.getByText('They doubled their orders.')).toBeInTheDocument();
});

it('calls people by their names, and whoever has none by what they sign in with', async () => {
  service.replies['GET /users/names'] = [
    200,
    { users: [{ name: 'lin', display: 'Lin Wei', active: false }] },
  ];
  const head = await card();
  expect(await within(head).findByText(/Asked by Lin Wei/)).toBeInTheDocument();
  expect(within(head).getByRole('status')).toHaveTextContent('Waits for bo');
});

it('agrees with a comment', async () => {
  service.replies['POST /approvals/a1/approve'] = [200, { ...approval, state: 'applied' }];
  await user.click(within(await card()).getByRole('button', { name: 'Approve' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByLabelText('Comment'), 'Well earned');
  await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(service.body('POST /approvals/a1/approve')).toEqual({ reason: 'Well earned' });
});

it('rejects with a reason only, and keeps it when somebody else was quicker', async () => {
  service.replies['POST /approvals/a1/reject'] = problem(409, 'wrong_state');
  await user.click(within(await card()).getByRole('button', { name: 'Reject' }));
  const dialog = screen.getByRole('dialog');
  const send = within(dialog).getByRole('button', { name: 'Reject' });
  expect(send).toBeDisabled();
  await user.type(within(dialog).getByLabelText(/Reason/), 'Too early');
  await user.click(send);
  expect(await within(dialog).findByText(/not possible as things stand/)).toBeInTheDocument();
  expect(within(dialog).getByLabelText(/Reason/)).toHaveValue('Too early');
});

it('asks again for what was returned, with the wish mended', async () => {
  const returned = {
    ...approval,
    requester: 'bo',
    state: 'returned',
    acts: [{ verdict: 'return', by: 'ann', at: now(), step: 0, reason: 'Say why', to: '' }],
  };
  service.replies['GET /approvals'] = [200, { approvals: [returned], after: '' }];
  service.replies['POST /approvals/a1/ask-again'] = [200, approval];
  await user.click(within(await card()).getByRole('button', { name: 'Ask again' }));
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByText('Returned: Say why')).toBeInTheDocument();
  const reason = within(dialog).getByLabelText(/Reason/);
  await user.clear(reason);
  await user.type(reason, 'Two new plants');
  await user.click(within(dialog).getByRole('button', { name: 'Ask again' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(service.body('POST /approvals/a1/ask-again')).toEqual({
    changes: { tier: 'A' },
    reason: 'Two new plants',
    amount: 0,
    finding: null,
    effective_at: 0,
  });
});

it('lets nobody decide what they asked for themselves', async () => {
  service.replies['GET /approvals'] = [
    200,
    { approvals: [{ ...approval, requester: 'bo', holder: 'ann' }], after: '' },
  ];
  const mine = await card();
  expect(within(mine).getByRole('button', { name: 'Withdraw' })).toBeInTheDocument();
  expect(within(mine).queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
});
