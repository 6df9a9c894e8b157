import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, me, problem } from './fake-service';
import { agentView, deskView, now } from './views';

/** Campaigns: how far one is, why a record is not dialled, a list looked at; and the agent's next record. */

const sue = { ...me, user: 'sue', agent: '', permissions: ['see_campaigns', 'run_campaigns'] };
const campaign = {
  id: 'c1',
  version: 3,
  name: 'Spring',
  purpose: 'sales',
  mode: 'preview',
  queue: 'service',
  caller_id: '+12025550100',
  state: 'running',
  since: now() - 600,
  retries: [],
  goals: [],
  skills: {},
};
const record = {
  id: 'record-c1-000002',
  list: 'l1',
  name: 'Ida',
  company: '',
  numbers: ['+1415***0142'],
  language: '',
  region: '',
  state: 'waiting',
  attempts: [],
  next_at: now() + 3600,
  result: '',
  source: 'trade fair',
  consent: { how: 'on paper', at: 0, proof: 'folder 7' },
  fields: { Product: 'Card' },
  denied: null,
};
const whyNot = [{ code: 'denied', detail: 'US-06', until: now() + 3600 }];
const counts = {
  records: 4,
  by_state: { waiting: 3, reserved: 0, dialling: 0, done: 1, withdrawn: 0 },
  results: { busy: 1 },
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, sue],
    'GET /campaigns': [200, { campaigns: [campaign] }],
    'GET /campaigns/c1': [200, campaign],
    'GET /campaigns/c1/progress': [
      200,
      { counts, penetration: 0.25, saturation: 0.5, live_answer_rate: null, conversion: null },
    ],
    'GET /campaigns/c1/lists': [200, { lists: [] }],
    'GET /campaigns/c1/records': [200, { records: [record], after: '' }],
    'GET /campaign-records/record-c1-000002': [
      200,
      { record, campaign: 'Spring', why_not: whyNot },
    ],
  });
  window.history.pushState({}, '', '/campaigns/c1');
});

afterEach(() => {
  clearNotice();
  vi.unstubAllGlobals();
  window.history.pushState({}, '', '/');
});

it('says how far a campaign is, with a dash where there is nothing to divide by', async () => {
  render(<App />);
  const progress = await screen.findByRole('region', { name: 'Progress' });
  expect(await within(progress).findByText('25.0 %')).toBeInTheDocument();
  expect(within(progress).getAllByText('–')).toHaveLength(2);
  expect(progress).toHaveTextContent('Busy 1');
});

const figures = {
  rule: 'US-01',
  cap: 0.03,
  days: 30,
  begins: now() - 86_400,
  ends: now() + 86_400,
  answered: 200,
  abandoned: 4,
  rate: 0.02,
  ahead: 520,
  machines: { said: 100, told: 0, judged: 10, mistaken: 2, mistaken_share: 0.2, share: 1 / 3 },
  reasoned_rate: 22 / 218,
  learned: { answer_share: 0.384, ring_seconds: 12, handle_seconds: 95, at: now() },
};

function dialsAhead(told: object) {
  service.replies['GET /campaigns/c1'] = [200, { ...campaign, mode: 'predictive' }];
  service.replies['GET /campaigns/c1/figures'] = [200, told];
}

it('holds the abandoned calls of a campaign against their cap, and says what machines were', async () => {
  dialsAhead(figures);
  render(<App />);
  const panel = await screen.findByRole('region', { name: 'Dialled ahead' });
  expect(
    await within(panel).findByText('2.0 % of at most 3.0 % (US-01, 30 days)'),
  ).toBeInTheDocument();
  for (const fact of [
    'Abandoned / answered by a person4 / 200',
    'Dialled ahead of agents520',
    '100 (33.3 % of what answered)',
    '20.0 % (2 of 10 that agents heard)',
    'Abandon rate with likely mistakes10.1 %',
    '38.4 % answer, after 00:12; 01:35 each',
  ]) {
    expect(panel).toHaveTextContent(fact);
  }
  expect(panel).not.toHaveTextContent('a guess');
});

it('shows a dash where nobody has answered, and says what is only a guess', async () => {
  dialsAhead({
    ...figures,
    answered: 0,
    abandoned: 0,
    rate: null,
    reasoned_rate: null,
    machines: { said: 0, told: 0, judged: 0, mistaken: 0, mistaken_share: null, share: null },
    learned: { answer_share: 0.6, ring_seconds: 10, handle_seconds: 180, at: null },
  });
  render(<App />);
  const panel = await screen.findByRole('region', { name: 'Dialled ahead' });
  expect(await within(panel).findByText('– of at most 3.0 % (US-01, 30 days)')).toBeInTheDocument();
  expect(panel).toHaveTextContent('a guess: 60.0 % answer, after 00:10; 03:00 each');
  expect(panel).toHaveTextContent('– (0 of 0 that agents heard)');
});

it('has no such figures for a campaign whose agents come first', async () => {
  render(<App />);
  await screen.findByRole('region', { name: 'Progress' });
  expect(screen.queryByRole('region', { name: 'Dialled ahead' })).not.toBeInTheDocument();
});

it('says why a record is not dialled, and withdraws it with a reason', async () => {
  service.replies['POST /campaign-records/record-c1-000002/withdraw'] = [
    200,
    { ...record, state: 'withdrawn' },
  ];
  render(<App />);
  await user.click(await screen.findByRole('button', { name: 'Why Ida is not dialled' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/forbids it: US-06/)).toBeInTheDocument();
  expect(dialog).toHaveTextContent('on paper, folder 7');
  const withdraw = within(dialog).getByRole('button', { name: 'Withdraw' });
  expect(withdraw).toBeDisabled();
  await user.type(within(dialog).getByLabelText('Reason'), 'moved away');
  await waitFor(() => expect(withdraw).toBeEnabled());
  await user.click(withdraw);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(service.body('POST /campaign-records/record-c1-000002/withdraw')).toEqual({
    reason: 'moved away',
  });
});

it('pauses what runs, in the version that is shown', async () => {
  service.replies['POST /campaigns/c1/move'] = [200, { ...campaign, state: 'paused' }];
  render(<App />);
  await user.click(await screen.findByRole('button', { name: 'Pause' }));
  await waitFor(() =>
    expect(service.body('POST /campaigns/c1/move')).toEqual({ to: 'paused', version: 3 }),
  );
});

it('looks at a list before it is taken in', async () => {
  window.history.pushState({}, '', '/campaigns/c1/import');
  const report = {
    confirmed: false,
    list: '',
    rows: 3,
    added: 2,
    refused: 1,
    without_consent: 1,
    flaws: [{ row: 3, column: 'numbers', code: 'bad_number', value: 'nonsense' }],
    kept: ['Product'],
    first: [{ ...record, row: 2 }],
  };
  service.replies['POST /campaigns/c1/lists'] = [200, report];
  const { container } = render(<App />);
  const choose = await screen.findByRole('button', { name: 'Choose a file' });
  expect(choose).toBeDisabled();
  await user.type(screen.getByLabelText(/^Name/), 'Fair');
  await user.type(screen.getByLabelText(/^Source/), 'trade fair');
  await waitFor(() => expect(choose).toBeEnabled());
  const input = container.querySelector('input[type=file]');
  await user.upload(input as HTMLInputElement, new File(['Phone\n1'], 'list.csv'));
  const faults = await screen.findByRole('table', { name: 'Faults' });
  expect(faults).toHaveTextContent('3NumbernonsenseNo telephone number');
  service.replies['POST /campaigns/c1/lists'] = [200, { ...report, confirmed: true, list: 'l9' }];
  await user.click(screen.getByRole('button', { name: 'Take 2 in' }));
  expect(await screen.findByText('Taken in: list.csv')).toBeInTheDocument();
});

it('shows an agent the next record, and dials it', async () => {
  window.history.pushState({}, '', '/');
  const offered = { id: 'c1', name: 'Spring', queue: 'service', script: '' };
  const nothing = { campaigns: [offered], campaign: null, record: null, number: '' };
  service.replies['GET /session'] = [200, me];
  service.replies['GET /desk/record'] = [200, nothing];
  service.replies['POST /desk/campaigns/c1/next'] = [
    200,
    { ...nothing, campaign: offered, record, number: '+14155550142' },
  ];
  service.replies['POST /desk/records/record-c1-000002/dial'] = problem(403, 'call_denied');
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(deskView({ agent: agentView({ presence: 'available' }) }));
  await user.click(await screen.findByRole('button', { name: 'Next record of Spring' }));
  const panel = await screen.findByRole('region', { name: 'Record of Spring' });
  for (const fact of ['Ida', '+14155550142', 'Card', 'on paper, folder 7']) {
    expect(panel).toHaveTextContent(fact);
  }
  service.replies['GET /desk/record'] = [200, nothing];
  await user.click(within(panel).getByRole('button', { name: 'Dial' }));
  expect(await screen.findByText('This call may not be made now.')).toBeInTheDocument();
  expect(await screen.findByRole('button', { name: 'Next record of Spring' })).toBeInTheDocument();
});
