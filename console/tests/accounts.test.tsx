import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { account, accountPage, entry, health, person } from './accounts';
import { FakeService, me, problem } from './fake-service';

const tom = {
  ...me,
  user: 'tom',
  agent: '',
  permissions: ['see_accounts', 'change_accounts', 'follow_up', 'privacy', 'see_cases'],
};

let service: FakeService;
// Asking jsdom of every parent whether it can be clicked takes most of a test's time.
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  service = new FakeService({
    'GET /session': [200, tom],
    'GET /accounts': [200, { accounts: [account()], after: '' }],
    'GET /glances': [
      200,
      {
        glances: [
          {
            account: 'acc-1',
            deadlines: 2,
            next_due: Date.now() / 1000 - 60,
            last_contact: null,
            next_visit: null,
            csat: 0.8,
            csat_before: 0.9,
            health,
          },
        ],
      },
    ],
    'GET /accounts/acc-1': [200, accountPage()],
    'GET /accounts/acc-1/timeline': [200, { entries: [entry()], after: '' }],
    'GET /approvals': [200, { approvals: [], after: '' }],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function open(address: string) {
  window.history.pushState(null, '', address);
  render(<App />);
  await waitFor(() => expect(service.made).toContain('GET /house'));
}

describe('the list of accounts', () => {
  it('shows how each stands, with the reasons behind its score', async () => {
    await open('/accounts');
    const row = await screen.findByRole('row', { name: /Acme Pumps/ });
    expect(within(row).getByRole('link', { name: 'Acme Pumps' })).toHaveAttribute(
      'href',
      '/accounts/acc-1',
    );
    expect(await within(row).findByLabelText(/^overdue since/)).toBeInTheDocument();
    expect(within(row).getByLabelText('down from 90%')).toBeInTheDocument();
    await user.click(within(row).getByRole('button', { name: /Churn risk: Watch/ }));
    expect(await screen.findByText('Open complaints')).toBeInTheDocument();
  });

  it('keeps its filters in the address and pages by it', async () => {
    service.replies['GET /accounts'] = [200, { accounts: [account()], after: 'next' }];
    await open('/accounts?tier=B');
    await user.type(await screen.findByRole('textbox', { name: 'Search' }), 'Ac{Enter}');
    expect(window.location.search).toBe('?tier=B&words=Ac');
    await user.click(await screen.findByRole('button', { name: 'Next page' }));
    expect(window.location.search).toContain('after=next');
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(window.location.search).toBe('');
  });

  it('says when nothing fits', async () => {
    service.replies['GET /accounts'] = [200, { accounts: [], after: '' }];
    await open('/accounts?company=Zzz');
    expect(await screen.findByText('No account fits.')).toBeInTheDocument();
  });

  it('offers no change to those who may only look', async () => {
    service.replies['GET /session'] = [200, { ...tom, permissions: ['see_accounts'] }];
    await open('/accounts');
    await screen.findByRole('row', { name: /Acme Pumps/ });
    expect(screen.queryByRole('button', { name: /New account/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Import' })).not.toBeInTheDocument();
  });
});

describe('the page of an account', () => {
  it('tells the timeline in words and loads what is older', async () => {
    service.replies[
      'GET /accounts/acc-1/timeline?limit=50&kinds=contact%2Ccase%2Cvisit%2Ctask%2Csurvey%2Cpromise%2Cnote%2Capproval%2Cplan&after='
    ] = [200, { entries: [entry()], after: 'older' }];
    service.replies[
      'GET /accounts/acc-1/timeline?limit=50&kinds=contact%2Ccase%2Cvisit%2Ctask%2Csurvey%2Cpromise%2Cnote%2Capproval%2Cplan&after=older'
    ] = [
      200,
      {
        entries: [entry({ id: 'e2', kind: 'note', what: 'written', title: 'Old note' })],
        after: '',
      },
    ];
    await open('/accounts/acc-1');
    const list = await screen.findByRole('list', { name: 'Timeline' });
    expect(list).toHaveTextContent('Contact · Handled · Li Wei · Service');
    expect(list).toHaveTextContent('Wants ten pumps');
    await user.click(screen.getByRole('button', { name: 'Show older' }));
    expect(await screen.findByText('Old note')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show older' })).not.toBeInTheDocument();
  });

  it('changes team, competitors, benefits and own fields; who granted a benefit stays', async () => {
    const benefits = [{ name: 'quarterly_review', granted_by: 'tom', until: '' }];
    const competitors = [{ name: 'Bolt', share: 0.35, note: '' }];
    service.replies['GET /accounts/acc-1'] = [200, accountPage({ benefits, competitors })];
    service.replies['PUT /accounts/acc-1'] = [200, account({ version: 4 })];
    await open('/accounts/acc-1');
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog');
    const bolt = within(dialog).getByRole('group', { name: 'Competitors 1' });
    const share = within(bolt).getByLabelText('Share (%)');
    await user.clear(share);
    await user.type(share, '20');
    await user.click(within(dialog).getByRole('button', { name: 'Remove Team 1' }));
    await user.click(within(dialog).getByRole('button', { name: 'Own fields: Add' }));
    const own = within(dialog).getByRole('group', { name: 'Own fields 1' });
    await user.type(within(own).getByLabelText('Name of the field'), 'ERP');
    await user.type(within(own).getByLabelText('What it says'), 'K-77');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(service.body('PUT /accounts/acc-1')).toMatchObject({
      team: [],
      benefits,
      competitors: [{ ...competitors[0], share: 0.2 }],
      own: { ERP: 'K-77' },
    });
  });

  it('shows what somebody else wrote, and puts the change on top of it', async () => {
    service.replies['PUT /accounts/acc-1'] = problem(409, 'stale_version');
    await open('/accounts/acc-1');
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog');
    const industry = within(dialog).getByRole('textbox', { name: 'Industry' });
    await user.clear(industry);
    await user.type(industry, 'Valves');
    service.replies['GET /accounts/acc-1'] = [
      200,
      accountPage({ version: 4, industry: 'Big pumps', company: 'Acme Group' }),
    ];
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    const clash = await within(dialog).findByRole('row', { name: 'Industry Big pumps Valves' });
    expect(clash).toBeInTheDocument();
    expect(within(dialog).getByRole('textbox', { name: /Company/ })).toHaveValue('Acme Group');
    service.replies['PUT /accounts/acc-1'] = [200, account({ version: 5 })];
    await user.click(within(dialog).getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const sent = service.calls.filter(({ what }) => what === 'PUT /accounts/acc-1').at(-1)?.body;
    expect(sent).toMatchObject({
      version: 4,
      industry: 'Valves',
      company: 'Acme Group',
      team: [{ user: 'li', role: 'Engineer' }],
      swot: { strengths: ['Loyal'] },
    });
  });

  it('asks a second person for another tier and leads to the request', async () => {
    service.replies['POST /approvals'] = [200, { id: 'app-1', holder: 'sue' }];
    await open('/accounts/acc-1');
    await user.click(await screen.findByRole('button', { name: 'Ask for another tier' }));
    const dialog = await screen.findByRole('dialog');
    const ask = within(dialog).getByRole('button', { name: 'Ask' });
    expect(ask).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Twice the sales');
    await user.click(ask);
    await waitFor(() => expect(window.location.search).toBe('?tab=approvals'));
    expect(service.body('POST /approvals')).toMatchObject({
      subject: 'tier',
      target: 'acc-1',
      changes: { tier: 'A' },
      reason: 'Twice the sales',
    });
  });

  it('keeps talks with management and conflicts, with how they are resolved', async () => {
    service.replies['POST /accounts/acc-1/disputes'] = [200, { id: 'd1' }];
    await open('/accounts/acc-1?tab=needs');
    expect(await screen.findByText('No conflicts are on file.')).toBeInTheDocument();
    expect(screen.getByText('No talks with their management are on file.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'New conflict' }));
    const dialog = await screen.findByRole('dialog');
    const [about] = within(dialog).getAllByRole('textbox');
    if (about) await user.type(about, 'A dealer sells to their shops');
    const save = within(dialog).getByRole('button', { name: 'Save' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    await waitFor(() => expect(service.made).toContain('POST /accounts/acc-1/disputes'));
    expect(service.body('POST /accounts/acc-1/disputes')).toMatchObject({
      kind: 'channel',
      text: 'A dealer sells to their shops',
      state: 'open',
    });
  });

  it('moves between its parts by the arrow keys', async () => {
    await open('/accounts/acc-1');
    const first = await screen.findByRole('tab', { name: 'Timeline' });
    first.focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'People' })).toHaveFocus();
    expect(screen.getByRole('region', { name: 'Who decides' })).toHaveTextContent('Li Wei');
    expect(window.location.search).toBe('?tab=people');
  });

  it('that is confidential says so and nothing more', async () => {
    service.replies['GET /accounts/acc-1'] = problem(403, 'secret_file');
    await open('/accounts/acc-1');
    expect(await screen.findByText(/confidential and not open to you/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });
});

describe('the page of a person', () => {
  beforeEach(() => {
    service.replies['GET /people/per-1'] = [200, person()];
    service.replies['GET /people/per-1/timeline'] = [200, { entries: [], after: '' }];
    service.replies['GET /people/per-1/consents'] = [200, { consents: [] }];
    service.replies['GET /people/per-1/erasures'] = [200, { erasures: [] }];
    service.replies['GET /accounts/acc-1/people'] = [
      200,
      { people: [person(), person({ id: 'per-2', name: 'Zhao Min' })], after: '' },
    ];
  });

  it('says who they report to: a colleague, never themselves', async () => {
    service.replies['PUT /people/per-1'] = [200, person({ reports_to: 'per-2' })];
    await open('/accounts/people/per-1');
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog');
    const above = within(dialog).getByRole('combobox', { name: 'Reports to' });
    await user.click(above);
    await user.click(await screen.findByTitle('Zhao Min'));
    expect(screen.queryByTitle('Li Wei')).not.toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(service.body('PUT /people/per-1')).toMatchObject({ reports_to: 'per-2', version: 1 }),
    );
  });

  it('asks a second person for the tier of a private customer, who has a manager', async () => {
    service.replies['GET /people/per-1'] = [200, person({ account: '', manager: 'mei' })];
    service.replies['POST /approvals'] = [200, { id: 'app-1', holder: 'sue' }];
    await open('/accounts/people/per-1');
    await user.click(await screen.findByRole('button', { name: 'Ask for another tier' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'Buys for three');
    const ask = within(dialog).getByRole('button', { name: 'Ask' });
    await waitFor(() => expect(ask).toBeEnabled());
    await user.click(ask);
    expect(await screen.findByText('Asked for: a second person decides.')).toBeInTheDocument();
    expect(service.body('POST /approvals')).toMatchObject({
      subject: 'person_tier',
      target: 'per-1',
      changes: { tier: 'A' },
    });
    expect(screen.getByText('Account manager').nextSibling).toHaveTextContent('Lin Mei');
  });

  it('erases only after it was told what goes and how it was asked for', async () => {
    service.replies['POST /people/per-1/erase'] = [200, {}];
    await open('/accounts/people/per-1');
    await user.click(await screen.findByRole('button', { name: 'Erase this person' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('This goes, for good:');
    expect(dialog).toHaveTextContent('Cases that are not closed');
    const erase = within(dialog).getByRole('button', { name: 'Erase for good' });
    expect(erase).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox'), 'By letter');
    await user.click(erase);
    await waitFor(() =>
      expect(service.body('POST /people/per-1/erase')).toEqual({
        version: 1,
        request: 'By letter',
      }),
    );
  });
});

describe('the import', () => {
  const report = {
    confirmed: false,
    rows: 3,
    accounts: { added: 2 },
    people: { added: 1, same: 1 },
    refused: 1,
    flaws: [{ row: 4, column: 'numbers', code: 'bad_number', value: '12' }],
    unknown: ['Colour'],
    lines: [],
  };

  beforeEach(() => {
    service.replies['GET /people/duplicates'] = [200, { groups: [] }];
    service.replies['GET /accounts/duplicates'] = [200, { groups: [] }];
    service.replies['POST /imports?format=csv&confirm=false'] = [200, report];
    service.replies['POST /imports?format=csv&confirm=true'] = [
      200,
      { ...report, confirmed: true },
    ];
  });

  it('shows the faults of each row, and stores nothing before it is confirmed', async () => {
    await open('/accounts/import');
    const file = new File(['company\nAcme'], 'list.csv', { type: 'text/csv' });
    await user.upload(
      await screen.findByLabelText('Choose a file (CSV or Excel)', { selector: 'input' }),
      file,
    );
    const faults = await screen.findByRole('table', { name: 'Faults' });
    expect(within(faults).getByRole('row', { name: /4 Numbers 12/ })).toHaveTextContent(
      'That is no telephone number.',
    );
    expect(screen.getByText('Columns that mean nothing to us: Colour')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take in 2 rows' }));
    expect(await screen.findByText('Taken in: list.csv')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Take in/ })).not.toBeInTheDocument();
  });
});
