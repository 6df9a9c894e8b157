import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { Snapshot } from '@/shared/api/types';
import { setPrefs } from '@/shared/prefs/prefs';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, me, problem } from './fake-service';
import { agentView, contactView, now, queueView, snapshotOf } from './views';

const ada = {
  ...me,
  user: 'ada',
  display: 'Ada',
  agent: '',
  roles: ['supervisor'],
  permissions: ['watch', 'supervise', 'see_numbers', 'listen_in', 'hear_recordings'],
};
const phone = { kind: 'simulated', identity: '', token: '', expires_at: 0 };

let service: FakeService;
// Asking jsdom of every parent whether it can be clicked takes most of a test's time.
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  window.history.pushState(null, '', '/supervisor');
  service = new FakeService({ 'GET /session': [200, ada], 'GET /phone': [200, phone] });
});

afterEach(() => {
  clearNotice();
  window.history.pushState(null, '', '/');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens the page on this floor. */
async function open(floor: Partial<Snapshot>) {
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  const socket = service.sockets.at(-1);
  act(() => {
    socket?.open();
    socket?.say({ ...snapshotOf(null), ...floor });
  });
  return screen.findByRole('table', { name: 'Agents' });
}

const waiting = contactView({
  id: 'c7',
  phase: 'waiting',
  agent: '',
  tier: 'B',
  queued_at: now() - 30,
});
const talking = {
  agents: {
    wang: agentView({ id: 'wang', name: 'Wang Lei', presence: 'on_contact', contact: 'c1' }),
    mei: agentView({ queues: ['sales'] }),
  },
  contacts: { c1: contactView({ agent: 'wang' }), c7: waiting },
  queues: {
    service: queueView({
      waiting: 1,
      waiting_by_tier: { B: 1 },
      busy: 1,
      oldest_since: now() - 30,
    }),
  },
};

const row = (name: RegExp) => screen.getByRole('row', { name });

describe('the numbers of a queue', () => {
  it('lead to those they count', async () => {
    const agents = await open(talking);
    expect(within(agents).getAllByRole('row')).toHaveLength(3);
    await user.click(screen.getByRole('link', { name: '1 Busy in Service. Show them' }));
    expect(window.location.search).toBe('?queue=service&state=busy');
    expect(within(agents).getAllByRole('row')).toHaveLength(2);
    expect(agents).toHaveTextContent('Wang Lei');
    await user.click(screen.getByRole('link', { name: 'B 1 waiting in Service' }));
    expect(window.location.search).toBe('?queue=service&tier=B');
    expect(screen.getByRole('list', { name: 'Waiting customers' })).toHaveTextContent(
      'Maria Gonzalez',
    );
  });

  it('are red past the queue’s own target', async () => {
    await open(talking);
    const service20 = screen.getByRole('table', { name: 'Queues' });
    expect(within(service20).getByLabelText('past the target of 20 s')).toBeInTheDocument();
  });

  it('stand beside the way to close it by hand', async () => {
    await open(talking);
    await user.click(screen.getByRole('button', { name: 'Service: Open. Change' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Close' }));
    expect(service.body('POST /queues/service/open')).toEqual({ open: false });
  });
});

describe('a call for help', () => {
  it('is told at once and can be answered', async () => {
    await open(talking);
    const help = { since: now(), contact: 'c1', text: 'They want the manager' };
    service.say({ agents: { wang: { ...talking.agents.wang, help } } });
    const alert = screen.getByRole('alert', { name: 'Calls for help' });
    expect(alert).toHaveTextContent('Wang Lei asks for help');
    expect(alert).toHaveTextContent('They want the manager');
    await user.click(within(alert).getByRole('button', { name: 'Answered: Wang Lei' }));
    expect(service.made).toContain('DELETE /agents/wang/help');
    service.say({ agents: { wang: talking.agents.wang } });
    expect(alert).toBeEmptyDOMElement();
  });
});

describe('a talk', () => {
  it('is joined, the mode is switched, and left', async () => {
    await open(talking);
    const listen = within(row(/Wang Lei/)).getByRole('button', { name: 'Listen to Wang Lei' });
    await waitFor(() => expect(listen).toBeEnabled());
    await user.click(listen);
    expect(service.body('POST /contacts/c1/monitor')).toEqual({ mode: 'listen' });
    const part = { id: 'user:ada', mode: 'listen', attempt: 'c1.2', since: now(), there: false };
    const beside = (change: object) =>
      service.say({
        agents: { wang: { ...talking.agents.wang, monitored_by: [{ ...part, ...change }] } },
      });
    beside({});
    await waitFor(() => expect(service.made).toContain('POST /phone/connect'));
    expect(service.body('POST /phone/connect')).toEqual({ attempt: 'c1.2' });
    beside({ there: true });
    const strip = screen.getByRole('region', { name: 'You are in the talk of Wang Lei' });
    expect(strip).toHaveTextContent('Listening to Wang Lei: nobody hears you');
    await user.click(within(strip).getByRole('button', { name: 'Whisper' }));
    expect(service.body('POST /contacts/c1/monitor/mode')).toEqual({ mode: 'whisper' });
    expect(within(strip).getByRole('button', { name: 'Take over' })).toHaveAttribute(
      'title',
      'Your account takes no contacts.',
    );
    await user.click(within(strip).getByRole('button', { name: 'Leave' }));
    expect(service.made).toContain('DELETE /contacts/c1/monitor');
  });

  it('that is none cannot be joined, and the button says why', async () => {
    await open(talking);
    const listen = within(row(/Lin Mei/)).getByRole('button', { name: 'Listen to Lin Mei' });
    expect(listen).toBeDisabled();
    expect(listen).toHaveAttribute('title', 'Not in a talk now.');
  });
});

describe('an agent', () => {
  it('on a contact is forced nowhere; a free one is put away with a reason', async () => {
    await open(talking);
    await user.click(screen.getByRole('link', { name: 'Actions: Wang Lei' }));
    const card = await screen.findByRole('dialog');
    expect(card).toHaveTextContent('Agent Wang Lei');
    expect(within(card).getByRole('button', { name: 'Sign off' })).toHaveAttribute(
      'title',
      'Is with a customer: a talk is never broken.',
    );
    service.say({ agents: { wang: agentView({ id: 'wang', name: 'Wang Lei' }) } });
    await user.click(within(card).getByRole('button', { name: /Not ready/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Lunch' }));
    expect(service.body('POST /agents/wang/presence')).toEqual({
      presence: 'not_ready',
      reason: 'lunch',
    });
  });

  it('gets a note, which stays in the field when it is refused', async () => {
    service.replies['POST /agents/wang/message'] = problem(404, 'unknown_agent');
    window.history.pushState(null, '', '/supervisor?agent=wang');
    await open(talking);
    const field = await screen.findByRole('textbox', { name: 'Message to Wang Lei' });
    await user.click(field);
    await user.paste('Well done');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('This agent is not known.')).toBeInTheDocument();
    expect(field).toHaveValue('Well done');
    service.replies['POST /agents/wang/message'] = [204];
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/lies on the desk/)).toBeInTheDocument();
    expect(service.body('POST /agents/wang/message')).toEqual({ text: 'Well done' });
  });
});

it('a waiting customer: why not, agent by agent, and another queue', async () => {
  service.replies['GET /contacts/c7/why'] = [
    200,
    {
      contact: 'c7',
      phase: 'waiting',
      agent: '',
      why: '',
      agents: [
        { id: 'wang', name: 'Wang Lei', verdict: 'busy', detail: 'on_contact' },
        { id: 'mei', name: 'Lin Mei', verdict: 'skill_missing:fr', detail: 'needs level 2' },
        { id: 'zhao', name: 'Zhao Min', verdict: 'not_ready', detail: 'lunch' },
      ],
    },
  ];
  window.history.pushState(null, '', '/supervisor?contact=c7');
  await open(talking);
  const why = await screen.findByRole('list', { name: 'Why not, agent by agent' });
  expect(why).toHaveTextContent('Busy: On contact');
  expect(why).toHaveTextContent('Lacks the skill fr (needs level 2)');
  expect(why).toHaveTextContent('Not ready: Lunch');
  act(() => setPrefs({ account: 'zh-CN' }));
  expect(why).toHaveTextContent('忙碌：通话');
  const priority = screen.getByRole('spinbutton', { name: '优先级' });
  await user.clear(priority);
  await user.type(priority, '5');
  await user.click(screen.getByRole('button', { name: '设置' }));
  expect(service.body('POST /contacts/c7/priority')).toEqual({ priority: 5 });
});

it('an auditor may look, not act', async () => {
  service.replies['GET /session'] = [200, { ...ada, permissions: ['watch', 'audit'] }];
  await open(talking);
  const change = screen.getByRole('button', { name: 'Service: Open. Change' });
  expect(change).toBeDisabled();
  expect(change).toHaveAttribute('title', 'Your account may look, not act.');
});

it('keeps what it shows when the line is lost, says so, and lets nothing be done', async () => {
  await open(talking);
  act(() => service.sockets.at(-1)?.end(1006));
  expect(await screen.findByText(/The connection is lost/)).toBeInTheDocument();
  expect(screen.getByRole('table', { name: 'Agents' })).toHaveTextContent('Wang Lei');
  expect(screen.getByRole('button', { name: 'Listen to Wang Lei' })).toBeDisabled();
});

it('is not for an agent, who is told so', async () => {
  service.replies['GET /session'] = [200, { ...me, permissions: ['desk'] }];
  render(<App />);
  expect(await screen.findByText('This page is not for your account')).toBeInTheDocument();
});

it('stays quick with three hundred agents: only those near are drawn', async () => {
  const many = Array.from({ length: 300 }, (_, n) =>
    agentView({ id: `a${n}`, name: `Agent ${n}` }),
  );
  const agents = await open({ agents: Object.fromEntries(many.map((one) => [one.id, one])) });
  expect(agents).toHaveAttribute('aria-rowcount', '301');
  expect(within(agents).getAllByRole('row').length).toBeLessThan(80);
  await user.type(screen.getByRole('textbox', { name: 'Find an agent' }), 'Agent 299');
  expect(within(agents).getAllByRole('row')).toHaveLength(2);
});
