import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { components } from '@/shared/api/schema';
import { accountPage } from './accounts';
import { FakeService, me } from './fake-service';

/** Handing an account over from one manager to another, in the console (KA-07). */

const wang = {
  ...me,
  user: 'wang',
  agent: 'wang',
  permissions: ['see_accounts', 'change_accounts', 'follow_up'],
};
const POINTS = ['file', 'people', 'cases', 'tasks', 'promises', 'contracts'] as const;

const page = (
  change: Partial<components['schemas']['HandOver']> = {},
  missing: string[] = [],
): components['schemas']['HandOverPage'] => ({
  hand_over: {
    id: 'h1',
    version: 8,
    account: 'acc-1',
    giver: 'mei',
    taker: 'wang',
    reason: 'Parental leave',
    back_on: '',
    checks: POINTS.map((point) => ({ point, by: 'mei', at: 1_790_000_000, note: '' })),
    introduced: { how: 'At lunch', by: 'mei', at: 1_790_000_000 },
    signatures: [{ agent: 'mei', by: 'mei', at: 1_790_000_000 }],
    moved: [],
    state: 'signed',
    since: 1_790_000_000,
    at: 1_790_000_000,
    by: 'tom',
    ...change,
  },
  missing,
  work: [{ kind: 'case', id: 'c1', title: 'C-1 Leak' }],
});

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, wang],
    'GET /accounts/acc-1': [200, accountPage()],
    'GET /visits': [200, { visits: [], after: '' }],
    'GET /tasks': [200, { tasks: [], after: '' }],
    'GET /plans': [200, { plans: [], after: '' }],
    'GET /accounts/acc-1/hand-overs': [200, { hand_overs: [] }],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

async function open() {
  window.history.pushState(null, '', '/accounts/acc-1?tab=follow');
  render(<App />);
  await waitFor(() => expect(service.made).toContain('GET /house'));
}

it('begins with a reason and somebody else', async () => {
  service.replies['POST /accounts/acc-1/hand-overs'] = [200, page()];
  await open();
  await user.click(await screen.findByRole('button', { name: 'Hand the account over' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Parental leave');
  const ok = within(dialog).getByRole('button', { name: 'Hand the account over' });
  await waitFor(() => expect(ok).toBeEnabled());
  await user.click(ok);
  await waitFor(() => expect(service.made).toContain('POST /accounts/acc-1/hand-overs'));
  expect(service.body('POST /accounts/acc-1/hand-overs')).toEqual({
    taker: 'wang',
    reason: 'Parental leave',
    back_on: '',
  });
});

it('says what is missing, and notes a point that was gone through', async () => {
  const begun = page({ state: 'open', checks: [], introduced: null, signatures: [] }, [
    ...POINTS,
    'introduced',
  ]);
  service.replies['GET /accounts/acc-1/hand-overs'] = [200, { hand_overs: [begun] }];
  service.replies['POST /hand-overs/h1/check'] = [200, begun];
  await open();
  expect(await screen.findByText(/Before it can be signed:.*the introduction/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Sign' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Done: Promises' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() =>
    expect(service.body('POST /hand-overs/h1/check')).toEqual({
      version: 8,
      point: 'promises',
      note: '',
    }),
  );
});

it('is signed by the second of the two', async () => {
  service.replies['GET /accounts/acc-1/hand-overs'] = [200, { hand_overs: [page()] }];
  service.replies['POST /hand-overs/h1/sign'] = [200, page({ state: 'done' })];
  await open();
  const view = await screen.findByRole('region', { name: 'Lin Mei → Wang Lei' });
  expect(view).toHaveTextContent('Case: C-1 Leak');
  expect(view).toHaveTextContent('Signed: Lin Mei');
  await user.click(within(view).getByRole('button', { name: 'Sign' }));
  const asked = await screen.findByRole('tooltip');
  await user.click(within(asked).getByRole('button', { name: 'Sign' }));
  await waitFor(() => expect(service.body('POST /hand-overs/h1/sign')).toEqual({ version: 8 }));
});
