import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me, problem } from './fake-service';
import { now } from './views';

/** Tasks, visits, plans and the calendar link. */

const lin = { ...me, user: 'lin', agent: '', permissions: ['follow_up'] };
const task = {
  id: 't1',
  version: 2,
  kind: 'call_back',
  title: 'Call Mr Xu',
  note: '',
  owner: 'lin',
  due: now() - 3600,
  remind_at: 0,
  account: 'harbour',
  case: '',
  state: 'open',
  rule: '',
};
const visit = {
  id: 'v1',
  version: 1,
  account: 'harbour',
  owner: 'lin',
  planned: now() - 7200,
  purpose: 'Look at the new plant',
  preparation: '',
  state: 'planned',
  report: null,
  held_at: 0,
};
const plan = {
  id: 'p1',
  version: 4,
  kind: 'maintenance',
  title: 'Keep Harbour',
  account: 'harbour',
  owner: 'lin',
  begins: 0,
  ends: 0,
  sections: { goal: 'Stay the first choice' },
  items: [
    {
      id: 'i1',
      what: 'Train their crew',
      owner: 'tom',
      due: now() + 86_400,
      method: 'on site',
      account: '',
      needs: '',
      state: 'open',
      result: '',
      task: '',
    },
  ],
  state: 'in_force',
  revision: 1,
  approval: 'a1',
  confirmed: null,
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, lin],
    'GET /tasks': [200, { tasks: [task], after: '' }],
    'GET /visits': [200, { visits: [visit], after: '' }],
    'GET /visits/overdue': [200, { overdue: [] }],
    'GET /plans/p1': [200, plan],
    'GET /calendar-link': [200, { at: null }],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

function open(address: string) {
  window.history.pushState(null, '', address);
  render(<App />);
}

it('says what is overdue, and is done in one click', async () => {
  service.replies['POST /tasks/t1/move'] = [200, { task, next: null }];
  open('/follow-up');
  const done = await screen.findByRole('button', { name: 'Done: Call Mr Xu' });
  expect(screen.getByLabelText('Overdue')).toBeInTheDocument();
  await user.click(done);
  await waitFor(() =>
    expect(service.body('POST /tasks/t1/move')).toEqual({
      to: 'done',
      result: '',
      ends_series: false,
    }),
  );
});

it('keeps the words of whoever was slower, and sends them to the version that holds now', async () => {
  service.replies['PATCH /tasks/t1'] = problem(409, 'stale_version');
  open('/follow-up');
  await user.click(await screen.findByRole('button', { name: 'Change: Call Mr Xu' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByLabelText(/What to do/), ' today');
  service.replies['GET /tasks'] = [200, { tasks: [{ ...task, version: 3 }], after: '' }];
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  expect(await within(dialog).findByText(/Somebody else was quicker/)).toBeInTheDocument();
  service.replies['PATCH /tasks/t1'] = [200, task];
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  const sent = service.calls.filter(({ what }) => what === 'PATCH /tasks/t1');
  expect(sent.map(({ body }) => body)).toMatchObject([
    { version: 2, title: 'Call Mr Xu today' },
    { version: 3, title: 'Call Mr Xu today' },
  ]);
});

it('asks for the report of a visit that is over, and shows accounts that wait by tier', async () => {
  service.replies['GET /visits/overdue'] = [
    200,
    {
      overdue: [
        { account: 'atlas', tier: 'B', owner: 'mei', due: 0, days: 12.4, last: 0, planned: 0 },
        { account: 'harbour', tier: 'A', owner: 'wang', due: 0, days: 3, last: 0, planned: 0 },
      ],
    },
  ];
  service.replies['POST /visits/v1/report'] = [200, { visit, next: null }];
  open('/follow-up/visits');
  expect(await screen.findByText('Report is missing')).toBeInTheDocument();
  const gold = await screen.findByRole('table', { name: 'Tier Gold' });
  expect(within(gold).getByText('3 days')).toBeInTheDocument();
  expect(screen.getByRole('table', { name: 'Tier Silver' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Report' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByLabelText(/What came of it/), 'All runs well');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(service.body('POST /visits/v1/report')).toMatchObject({ summary: 'All runs well' }),
  );
});

it('shows a plan with its items, and what came of one is written down', async () => {
  service.replies['POST /plans/p1/item'] = [200, plan];
  open('/follow-up/plans/p1');
  const items = await screen.findByRole('table', { name: 'Items' });
  expect(within(items).getByText('tom')).toBeInTheDocument();
  expect(screen.getByText('Stay the first choice')).toBeInTheDocument();
  await user.click(within(items).getByRole('button', { name: 'Done: Train their crew' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Done' }));
  await waitFor(() =>
    expect(service.body('POST /plans/p1/item')).toEqual({ item: 'i1', state: 'done', result: '' }),
  );
});

it('shows a calendar link when it is made, and never again', async () => {
  service.replies['POST /calendar-link'] = [200, { link: 'https://x/calendar.ics?token=s' }];
  open('/follow-up');
  const make = await screen.findByRole('button', { name: 'Make a link' });
  service.replies['GET /calendar-link'] = [200, { at: now() }];
  await user.click(make);
  expect(await screen.findByDisplayValue('https://x/calendar.ics?token=s')).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Revoke' })).toBeInTheDocument();
});

it('shows who leads what everybody has to do, by account and by day', async () => {
  service.replies['GET /session'] = [
    200,
    { ...lin, permissions: ['follow_up', 'manage_cases', 'see_accounts'] },
  ];
  service.replies['GET /accounts'] = [
    200,
    { accounts: [{ id: 'harbour', company: 'Harbour' }], after: '' },
  ];
  const urls: string[] = [];
  const fetched = fetch as (request: Request) => Promise<Response>;
  vi.stubGlobal('fetch', (request: Request) => {
    urls.push(request.url);
    return fetched(request);
  });
  window.history.pushState(null, '', '/follow-up?account=harbour&due=week');
  render(<App />);
  await screen.findByRole('table', { name: 'Tasks' });
  await user.click(await screen.findByText('Everybody’s'));
  await waitFor(() => expect(urls.some((url) => url.includes('everybody=true'))).toBe(true));
  const url = urls.find((one) => one.includes('everybody=true')) ?? '';
  expect(url).toContain('account=harbour');
  expect(url).toContain('due_before=');
  expect(window.location.search).toContain('whose=everybody');
});
