import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { DeskView } from '@/shared/api/types';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, me, problem } from './fake-service';
import { agentView, deskView, now, talkingDesk } from './views';

/** What stands beside a talk: keypad, help, notices, notes, script, knowledge and the day. */

let service: FakeService;

beforeEach(() => {
  service = new FakeService();
});

afterEach(() => {
  clearNotice();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

async function open(desk: DeskView): Promise<void> {
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(desk);
  await screen.findByRole('heading', { name: 'My queues' });
}

const press = async (name: string | RegExp, role = 'button') =>
  userEvent.click(await screen.findByRole(role, { name }));

describe('the keypad', () => {
  it('says that a telephone has keys of its own', async () => {
    await open(talkingDesk());
    const keypad = screen.getByRole('button', { name: /Keypad/ });
    expect(keypad).toBeDisabled();
    expect(keypad).toHaveAttribute('title', expect.stringContaining('keys of its own'));
  });
});

describe('help', () => {
  it('is asked for the contact at hand, shown, and taken back', async () => {
    await open(talkingDesk());
    await press(/Ask for help/);
    expect(service.body('POST /help')).toEqual({ contact: 'c1', text: '' });
    const { agent } = talkingDesk();
    service.show(
      talkingDesk({ agent: { ...agent, help: { since: now(), contact: 'c1', text: '' } } }),
    );
    expect(await screen.findByText(/that you ask for help/)).toBeInTheDocument();
    await press(/Take the call for help back/);
    expect(service.made).toContain('DELETE /help');
  });

  it('that is refused says why', async () => {
    service.replies['POST /help'] = problem(409, 'not_your_contact');
    await open(talkingDesk());
    await press(/Ask for help/);
    expect(await screen.findByText(/with somebody else now/)).toBeInTheDocument();
  });
});

it('shows what supervisors wrote until it is read', async () => {
  await open(deskView({ notices: [{ at: now(), from: 'sue', text: 'Lunch at one, please' }] }));
  expect(screen.getByRole('region', { name: 'From your supervisors' })).toHaveTextContent(
    'Lunch at one',
  );
  await press('Read');
  expect(service.made).toContain('DELETE /notices');
  service.show(deskView());
  expect(screen.queryByText(/Lunch at one/)).not.toBeInTheDocument();
});

it('reads back what was registered', async () => {
  const data = {
    agent: 'mei',
    disposition: 'solved',
    note: 'Sent a new seal.',
    resolution: '',
    follow_up_at: 0,
  };
  service.replies['GET /contacts/c1'] = [
    200,
    { contact: { id: 'c1' }, timeline: [{ seq: 9, at: now(), kind: 'contact.disposed', data }] },
  ];
  await open(talkingDesk());
  await press('Notes', 'tab');
  expect(await screen.findByText('Sent a new seal.')).toBeInTheDocument();
});

const script = {
  id: 's',
  name: { en: 'Enquiry' },
  queues: ['service'],
  steps: [
    { id: 'a', text: { en: 'What may I do?' }, branches: [{ to: 'b', name: { en: 'A repair' } }] },
    { id: 'b', text: { en: 'Which machine?' }, branches: [] },
  ],
};

describe('the script', () => {
  beforeEach(() => {
    service.replies['GET /queues/service/guides'] = [200, { scripts: [script], articles: [] }];
  });

  it('goes where the customer leads it, and back', async () => {
    await open(talkingDesk());
    await press('Script', 'tab');
    expect(await screen.findByText('What may I do?')).toBeInTheDocument();
    await press('A repair');
    expect(screen.getByText('Which machine?')).toBeInTheDocument();
    expect(screen.getByText('The script ends here.')).toBeInTheDocument();
    await press(/One step back/);
    expect(screen.getByText('What may I do?')).toBeInTheDocument();
  });

  it('begins again where the configuration lost a step that was taken', async () => {
    sessionStorage.setItem('callcenter.script.c1.s', '["gone"]');
    await open(talkingDesk());
    await press('Script', 'tab');
    expect(await screen.findByText('What may I do?')).toBeInTheDocument();
  });
});

it('finds knowledge by a keyword in either language', async () => {
  const article = (id: string, title: string, keywords: string[]) => ({
    id,
    title: { en: title },
    text: { en: `About ${id}` },
    queues: [],
    keywords,
    source: 'configuration',
  });
  const articles = [article('x', 'Leaks', ['漏水']), article('y', 'Invoices', ['bill'])];
  service.replies['GET /queues/service/guides'] = [200, { scripts: [], articles }];
  await open(talkingDesk());
  await press('Knowledge', 'tab');
  await userEvent.type(await screen.findByLabelText('Search in knowledge'), '漏水');
  const panel = within(screen.getByRole('tabpanel'));
  expect(panel.getByText('Leaks')).toBeInTheDocument();
  expect(panel.queryByText('Invoices')).not.toBeInTheDocument();
});

describe('the knowledge base beside a talk', () => {
  const use = { opened: 4, solved: 1, rate: 0.25 };
  const leak = { id: 'a1', edition: 2, language: 'en', title: 'Pump leaks', text: '', use };

  beforeEach(() => {
    const content = { title: 'Pump leaks', text: 'Close **both** valves. <b>raw</b>' };
    service.replies['GET /articles/suggested'] = [
      200,
      { articles: [{ ...leak, why: ['words', 'queue'] }] },
    ];
    service.replies['GET /articles/a1'] = [200, { ...leak, content }];
    service.replies['POST /articles/a1/opened'] = [204];
  });

  it('suggests articles, says why, counts what is opened and registers what solved', async () => {
    await open(talkingDesk());
    await press('Knowledge', 'tab');
    expect(await screen.findByText('Fits your note, this queue')).toBeInTheDocument();
    expect(screen.getByText('Solved 1 of 4')).toBeInTheDocument();
    const entry = screen.getByText('Pump leaks').closest('details');
    if (!entry) throw new Error('no entry');
    entry.open = true;
    fireEvent(entry, new Event('toggle'));
    await userEvent.click(await screen.findByRole('button', { name: /This solved it/ }));
    expect(service.body('POST /articles/a1/opened')).toEqual({ contact: 'c1' });
    expect(screen.getByText('both').tagName).toBe('STRONG');
    expect(screen.getByText(/<b>raw/)).toBeInTheDocument();
    expect(screen.getByText('Solved by “Pump leaks”')).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText(/Question answered/));
    await userEvent.click(screen.getByRole('button', { name: /^Save/ }));
    await waitFor(() =>
      expect(service.body('POST /contacts/c1/disposition')).toMatchObject({
        article: 'a1',
        edition: 2,
      }),
    );
  });
});

it('looks in the archive third, and registers that it solved the contact', async () => {
  const file = { file: 'f1', name: 'manual.txt', media_type: 'text/plain', size: 9, by: 'tom' };
  service.replies['GET /archive/search'] = [
    200,
    { files: [{ ...file, at: now(), case: 'c7', number: 'C-7', title: 'Pump', theirs: true }] },
  ];
  await open(talkingDesk());
  const tabs = screen.getAllByRole('tab').map(({ textContent }) => textContent);
  expect(tabs.slice(1, 4)).toEqual(['Knowledge', 'Customer', 'Archive']);
  await press('Archive', 'tab');
  await userEvent.type(screen.getByLabelText('Search in archived files'), 'bearing');
  const link = await screen.findByRole('link', { name: 'manual.txt' });
  expect(link).toHaveAttribute('href', '/api/v1/cases/c7/files/f1');
  expect(screen.getByText('This customer')).toBeInTheDocument();
  await press('This solved it');
  expect(await screen.findByRole('button', { name: 'Solved it' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

it('walks through the tabs by arrow keys', async () => {
  await open(talkingDesk());
  await press('Timeline', 'tab');
  await userEvent.keyboard('{ArrowLeft}');
  expect(screen.getByRole('tab', { name: 'Callbacks' })).toHaveFocus();
  expect(screen.getByRole('tab', { name: 'Callbacks' })).toHaveAttribute('aria-selected', 'true');
});

it('tells the day, with a dash where nothing was handled', async () => {
  service.replies['GET /day'] = [
    200,
    { since: 0, handled: 3, talked: 600, wrapped: 60, aht: 220, acw: null },
  ];
  await open(deskView({ agent: agentView() }));
  const day = screen.getByRole('region', { name: 'My day' });
  await waitFor(() => expect(day).toHaveTextContent('03:40'));
  expect(day).toHaveTextContent('Handled3');
  expect(day).toHaveTextContent('ACW–');
});

it('shows what is to be done next, what is late first, with the number to call', async () => {
  const task = { id: 't1', kind: 'call_back', state: 'open', owner: 'mei', account: '', case: '' };
  service.replies['GET /session'] = [200, { ...me, permissions: ['desk', 'follow_up'] }];
  service.replies['GET /tasks'] = [
    200,
    {
      tasks: [
        { ...task, title: 'Follow up as agreed (Resolved)', note: 'send the quote', due: 1 },
        { ...task, id: 't2', title: 'Call Acme', number: '+14155550142', due: now() + 3600 },
      ],
      next: '',
    },
  ];
  await open(deskView({ agent: agentView() }));
  const tasks = await screen.findByRole('region', { name: 'My tasks' });
  await waitFor(() => expect(tasks).toHaveTextContent('send the quote'));
  expect(within(tasks).getAllByRole('listitem')[0]).toHaveTextContent('send the quote');
  expect(within(tasks).getAllByLabelText('overdue')).toHaveLength(1);
  expect(within(tasks).getByRole('button', { name: /14155550142/ })).toBeInTheDocument();
  expect(within(tasks).getByRole('link', { name: 'All my tasks' })).toHaveAttribute(
    'href',
    expect.stringContaining('/follow-up'),
  );
});
