import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me, problem } from './fake-service';

const now = Math.floor(Date.now() / 1000);

/** Cases: the list and its filters, one case with its moves and its trail, and the board of what is due. */

const bo = {
  ...me,
  user: 'bo',
  agent: '',
  permissions: ['see_cases', 'work_cases', 'see_accounts'],
};

const line = {
  id: 'k1',
  version: 3,
  number: 'C-2026-000007',
  type: 'complaint',
  state: 'proposed',
  title: 'Pump leaks again',
  origin: 'contact',
  account: 'harbour',
  person: 'p1',
  department: 'support',
  owner: 'tina',
  opener: 'mei',
  tier: 'A',
  priority: 'high',
  step: 'department',
  opened_at: now - 7200,
  changed_at: now - 60,
  due_at: now + 3 * 3600 + 600,
  breached: false,
  paused: false,
};
const { due_at } = line;
const about = {
  ...line,
  text: 'It leaks at the shaft.',
  contact: 'c9',
  contacts: ['c9'],
  address: '',
  state_at: now - 60,
  responded_at: null,
  closed_at: null,
  deadlines: [
    {
      kind: 'response',
      since: now - 7200,
      due: due_at,
      warn_at: [],
      rungs: [],
      calendar: '',
      warned: 0,
      climbed: 0,
      breached_at: null,
      met_at: null,
    },
  ],
  pauses: [],
  proposals: [],
  feedback: [],
  follow_ups: [],
  examination: null,
  solution: '',
  source: null,
  close_code: '',
  reopened: 0,
  fed_back_before: 0,
  links: [],
  merged: [],
  merged_into: '',
  watchers: [],
  tags: ['pump'],
  files: [],
  entries: 2,
  wakes_at: null,
};
const page = {
  case: about,
  moves: ['assign', 'propose', 'feed_back', 'comment', 'examine'],
  missing: 'feedback_missing',
};
const entries = [
  {
    id: 'k1:000001',
    case: 'k1',
    place: 1,
    at: now - 7200,
    kind: 'opened',
    by: 'mei',
    text: '',
    detail: {},
    version: 1,
  },
  {
    id: 'k1:000002',
    case: 'k1',
    place: 2,
    at: now - 60,
    kind: 'warned',
    by: '',
    text: '',
    detail: { deadline: 'response', told: ['tina'] },
    version: 1,
  },
];

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, bo],
    'GET /cases': [200, { cases: [line], next: '' }],
    'GET /cases/k1': [200, page],
    'GET /cases/k1/entries': [200, { entries }],
    'GET /notices': [200, { notices: [], unread: 0, next: '' }],
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

describe('the list of cases', () => {
  it('shows whose each is, where it stands and how long is left', async () => {
    open('/cases');
    const row = (await screen.findByRole('link', { name: 'Pump leaks again' })).closest('tr');
    if (!row) throw new Error('no row');
    for (const text of ['C-2026-000007', 'Solution proposed', 'Technical support', 'tina'])
      expect(within(row).getByText(text)).toBeInTheDocument();
    expect(within(row).getByText(/^3 h \d+ min left$/)).toBeInTheDocument();
  });

  it('keeps what was chosen in its address and asks the service for it', async () => {
    const asked = 'GET /cases?limit=50&state=refused&order=due_at&opener=bo';
    service.replies[asked] = [200, { cases: [{ ...line, title: 'Chosen' }], next: '' }];
    open('/cases?whose=opened&state=refused');
    await screen.findByRole('link', { name: 'Chosen' });
    await user.click(screen.getByText('Mine'));
    await waitFor(() => expect(window.location.search).toContain('whose=mine'));
  });

  it('opens a case that stays with whoever opens it', async () => {
    service.replies['POST /cases'] = [200, page];
    open('/cases');
    await user.click(await screen.findByRole('button', { name: 'New case' }));
    await user.type(screen.getByLabelText('What it is about'), 'Wrong invoice');
    await user.click(screen.getByRole('button', { name: 'Open case' }));
    await waitFor(() =>
      expect(service.body('POST /cases')).toMatchObject({
        title: 'Wrong invoice',
        owner: 'bo',
        department: '',
      }),
    );
    expect(await screen.findByRole('heading', { name: 'Pump leaks again' })).toBeInTheDocument();
  });
});

describe('one case', () => {
  it('offers what is possible now and says why the rest is not', async () => {
    open('/cases/k1');
    expect(await screen.findByRole('button', { name: 'Tell the customer' })).toBeEnabled();
    const close = screen.getByRole('button', { name: 'Close the case' });
    expect(close).toBeDisabled();
    expect(close).toHaveAttribute('title', 'Not possible while the case is “Solution proposed”.');
  });

  it('says near its end what it lacks to be closed', async () => {
    service.replies['GET /cases/k1'] = [200, { ...page, case: { ...about, state: 'fed_back' } }];
    open('/cases/k1');
    expect(await screen.findByText(/it lacks: the customer’s answer/)).toBeInTheDocument();
  });

  it('tells what happened, and who was told', async () => {
    open('/cases/k1');
    expect(await screen.findByText('Told: tina')).toBeInTheDocument();
    expect(screen.getByText('Warning')).toBeInTheDocument();
    expect(screen.getByText(/· First response/)).toBeInTheDocument();
  });

  it('makes a page for the customer, and shows its link once', async () => {
    const until = now + 30 * 86_400;
    service.replies['POST /cases/k1/customer-link'] = [
      200,
      { link: 'https://x/case/k1.1.ab', until },
    ];
    open('/cases/k1');
    await user.click(await screen.findByRole('button', { name: /Make a link/ }));
    expect(await screen.findByRole('textbox', { name: 'Page for the customer' })).toHaveValue(
      'https://x/case/k1.1.ab',
    );
    expect(service.body('POST /cases/k1/customer-link')).toEqual({ days: 30 });
  });

  it('keeps the words of whoever was slower, and sends them to the version that holds now', async () => {
    service.replies['POST /cases/k1/feed-back'] = problem(409, 'stale_version');
    open('/cases/k1');
    await user.click(await screen.findByRole('button', { name: 'Tell the customer' }));
    const dialog = screen.getByRole('dialog');
    await user.type(within(dialog).getByLabelText('Words'), 'A new seal comes tomorrow.');
    service.replies['GET /cases/k1'] = [200, { ...page, case: { ...about, version: 4 } }];
    await user.click(within(dialog).getByRole('button', { name: 'Tell the customer' }));
    expect(await within(dialog).findByText(/Somebody else changed this case/)).toBeInTheDocument();
    service.replies['POST /cases/k1/feed-back'] = [200, page];
    await user.click(within(dialog).getByRole('button', { name: 'Tell the customer' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const [, second] = service.calls.filter(({ what }) => what === 'POST /cases/k1/feed-back');
    expect(second?.body).toEqual({
      text: 'A new seal comes tomorrow.',
      channel: 'phone',
      mail: false,
      version: 4,
    });
  });

  it('lets clocks stand still only for a reason of the house', async () => {
    service.replies['GET /cases/k1'] = [200, { ...page, moves: ['pause'] }];
    service.replies['POST /cases/k1/pause'] = [200, page];
    open('/cases/k1');
    const act = 'Pause the clocks';
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: act }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Words'), 'A seal is on its way.');
    expect(within(dialog).getByRole('button', { name: act })).toBeDisabled();
    await user.click(await within(dialog).findByLabelText('Waits for'));
    await user.click(await screen.findByText('Waits for a part'));
    await user.click(within(dialog).getByRole('button', { name: act }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(service.body('POST /cases/k1/pause')).toEqual({
      reason: 'part',
      text: 'A seal is on its way.',
      version: 3,
    });
  });
});

describe('the board of deadlines', () => {
  it('sorts what is due by the time that is left, and leads to each', async () => {
    const item = {
      kind: 'case',
      id: 'k1',
      what: 'response',
      number: 'C-7',
      title: 'Pump leaks again',
      tier: 'A',
      account: 'harbour',
      owner: 'tina',
      department: 'support',
      step: 'department_head',
      breached: false,
    };
    service.replies['GET /deadlines'] = [
      200,
      {
        at: now,
        deadlines: [
          { item: { ...item, due: now - 600 }, hours_left: -0.2 },
          {
            item: {
              ...item,
              kind: 'task',
              id: 't1',
              title: 'Call Mr Xu',
              due: now + 30 * 3600,
              account: '',
              step: '',
            },
            hours_left: 30,
          },
        ],
      },
    ];
    open('/cases/deadlines');
    const late = await screen.findByRole('region', { name: 'Late' });
    expect(within(late).getByRole('link', { name: 'Pump leaks again' })).toHaveAttribute(
      'href',
      '/cases/k1',
    );
    expect(within(late).getByText(/Head of department/)).toBeInTheDocument();
    const three = screen.getByRole('region', { name: 'Within 3 days' });
    expect(within(three).getByText('Call Mr Xu')).toBeInTheDocument();
  });
});
