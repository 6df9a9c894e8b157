import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { ContactView, DeskView } from '@/shared/api/types';
import type { components } from '@/shared/api/schema';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, problem } from './fake-service';
import { agentView, contactView, deskView, now, offerView, queueView, talkingDesk } from './views';

type CallbackView = components['schemas']['CallbackView'];

const THEIRS = 'GET /callbacks?number=%2B14155550123';
const DELETE = 'DELETE /callbacks/callback-1';
let service: FakeService;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 23, 14, 0) });
  service = new FakeService();
});

afterEach(() => {
  clearNotice();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const callbackView = (change: Partial<CallbackView> = {}): CallbackView => ({
  id: 'callback-1',
  queue: 'service',
  number: '+1415***0123',
  name: 'Maria Gonzalez',
  company: '',
  tier: '',
  phase: 'scheduled',
  asked_at: now(),
  due_at: now() + 1800,
  promised_by: now() + 3600,
  latest_at: now() + 86_400,
  held_for: 'asked',
  dials: 0,
  attempts: 3,
  result: '',
  agent: '',
  target: '',
  origin: '',
  by: 'wang',
  note: '',
  ...change,
});

const part = (change: Partial<NonNullable<ContactView['callback']>> = {}) => ({
  asked_at: now(),
  due_at: now(),
  promised_by: now() + 1800,
  held_for: 'asked',
  dials: 0,
  result: '',
  origin: 'c0',
  by: '',
  ...change,
});

async function open(desk: DeskView) {
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(desk);
  await screen.findByText(/Harbour Service/);
}

async function openTab(desk = talkingDesk()) {
  await open(desk);
  await userEvent.click(await screen.findByRole('tab', { name: 'Callbacks' }));
  return screen.findByRole('tabpanel', { name: 'Callbacks' });
}

/** The next try of what failed comes at once; only what takes very long takes its time. */
function hurry() {
  const later = globalThis.setTimeout;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((work: () => void, delay = 0) =>
    later(work, delay < 10_000 ? 0 : delay),
  );
}

/** The feed shows the queue's callbacks anew. */
function shown(change: Partial<ReturnType<typeof queueView>['callbacks']>) {
  const callbacks = { held: 0, due: 0, asked: 0, reached: 0, kept: null, ...change };
  service.say({ queues: { service: queueView({ callbacks }) } });
}

describe('the callbacks tab', () => {
  it('has the customer’s own, and of the others only those that are due in my queues', async () => {
    const mine = callbackView();
    service.replies[THEIRS] = [200, { callbacks: [mine] }];
    const busy = { dials: 1, result: 'busy', promised_by: now() - 60, by: '' };
    const due = { id: 'd', name: 'Ada Due', phase: 'waiting' as const, due_at: now() - 1, ...busy };
    const rest = [
      mine,
      callbackView(due),
      callbackView({ id: 'l', name: 'Later' }),
      callbackView({ ...due, id: 'o', name: 'Other', queue: 'sales' }),
    ];
    service.replies['GET /callbacks'] = [200, { callbacks: rest }];
    await openTab();
    const own = screen.getByRole('region', { name: 'Of this customer' });
    await within(own).findByText('Due 14:30');
    expect(own).toHaveTextContent(/Service.*promised by 15:00 · no try so far.*Agreed by Wang Lei/);
    const others = screen.getByRole('region', { name: 'Due in my queues' });
    expect(within(others).getAllByRole('listitem')).toHaveLength(1);
    expect(others).toHaveTextContent(/Ada Due.*13:59 \(overdue\) · 1 of 3 tries · last: busy/);
    expect(others).toHaveTextContent('The customer asked for it');
  });

  it('says that nothing is agreed only when that was read', async () => {
    service.replies[THEIRS] = problem(503, 'unavailable');
    hurry();
    await openTab();
    const own = screen.getByRole('region', { name: 'Of this customer' });
    expect(await within(own).findByRole('alert')).toHaveTextContent('The service cannot answer');
    expect(own).not.toHaveTextContent('Nothing is agreed');
    expect(screen.getByText('No other callback is due.')).toBeInTheDocument();
  });

  it('does not look for a number that is not shown', async () => {
    await openTab(talkingDesk({ contact: contactView({ caller: 'anonymous' }) }));
    expect(screen.getByText(/has shown no number/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Number to call back' })).toHaveValue('');
    expect(screen.getByRole('button', { name: 'Agree the callback' })).toBeDisabled();
  });

  it('reads again when the feed shows that something was agreed', async () => {
    await openTab();
    await screen.findByText(/Nothing is agreed with this customer/);
    service.replies[THEIRS] = [200, { callbacks: [callbackView()] }];
    shown({ held: 1, asked: 1 });
    expect(await screen.findByText('Due 14:30')).toBeInTheDocument();
  });

  it('gives axe nothing to find', async () => {
    service.replies[THEIRS] = [200, { callbacks: [callbackView()] }];
    const panel = await openTab();
    await screen.findByText('Due 14:30');
    const { violations } = await axe.run(panel, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});

describe('calling off', () => {
  const cancel = { name: 'Call off: Maria Gonzalez, Due 14:30' };

  it('asks first, and the line goes when the service has done it', async () => {
    service.replies[THEIRS] = [200, { callbacks: [callbackView()] }];
    await openTab();
    await userEvent.click(await screen.findByRole('button', cancel));
    expect(service.made).not.toContain(DELETE);
    const ask = await screen.findByRole('tooltip', { name: /Call this callback off/ });
    service.replies[THEIRS] = [200, { callbacks: [] }];
    await userEvent.click(within(ask).getByRole('button', { name: 'Call off' }));
    await waitFor(() => expect(service.made).toContain(DELETE));
    shown({ asked: 1 });
    expect(await screen.findByText(/Nothing is agreed with this customer/)).toBeInTheDocument();
  });

  it('that comes too late is told in words, and the line stays while it is so', async () => {
    service.replies[THEIRS] = [200, { callbacks: [callbackView()] }];
    service.replies[DELETE] = problem(409, 'wrong_phase');
    await openTab();
    await userEvent.click(await screen.findByRole('button', cancel));
    const ask = await screen.findByRole('tooltip', { name: /Call this callback off/ });
    await userEvent.click(within(ask).getByRole('button', { name: 'Call off' }));
    expect(await screen.findByText(/has moved on/)).toBeInTheDocument();
    expect(screen.getByRole('button', cancel)).toBeInTheDocument();
  });
});

describe('a new callback', () => {
  it('goes to the caller’s number for the time that was chosen', async () => {
    await openTab();
    const number = screen.getByRole('textbox', { name: 'Number to call back' });
    expect(number).toHaveValue('+14155550123');
    await userEvent.click(screen.getByRole('textbox', { name: 'When to call back' }));
    await userEvent.click(await screen.findByText('In an hour'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Note for the callback' }), 'prices');
    await userEvent.click(screen.getByRole('button', { name: 'Agree the callback' }));
    expect(service.body('POST /callbacks')).toEqual({
      number: '+14155550123',
      queue: 'service',
      at: new Date(2026, 10, 23, 15, 0).getTime() / 1000,
      note: 'prices',
      agent: '',
      caller_id: '',
    });
    expect(await screen.findByText('Agreed with +14155550123: 15:00.')).toBeInTheDocument();
    const agree = screen.getByRole('button', { name: /Agree the callback/ });
    expect(agree).toHaveClass('ant-btn-loading');
    shown({ held: 1, asked: 1 });
    expect(agree).not.toHaveClass('ant-btn-loading');
    expect(screen.getByRole('textbox', { name: 'Note for the callback' })).toHaveValue('');
  });

  it('that is refused says why and keeps what was typed, on another tab too', async () => {
    service.replies['POST /callbacks'] = problem(409, 'callback_exists');
    await openTab();
    await userEvent.type(screen.getByRole('textbox', { name: 'Note for the callback' }), 'prices');
    await userEvent.click(screen.getByRole('button', { name: 'Agree the callback' }));
    expect(await screen.findByText(/has a callback in this queue already/)).toBeInTheDocument();
    expect(service.body('POST /callbacks')).toMatchObject({ at: null });
    await userEvent.click(screen.getByRole('tab', { name: 'Notes' }));
    await userEvent.click(screen.getByRole('tab', { name: 'Callbacks' }));
    expect(screen.getByRole('textbox', { name: 'Note for the callback' })).toHaveValue('prices');
    expect(screen.queryByText(/^Agreed with/)).not.toBeInTheDocument();
  });
});

describe('a call that we make', () => {
  const callback = (change = {}, more: Partial<ContactView> = {}) =>
    contactView({ kind: 'callback', callback: part(change), ...more });

  it('rings as a callback with its promise and its tries', async () => {
    const contact = callback({ dials: 1, result: 'no_answer' }, { phase: 'offered', agent: '' });
    await open(
      deskView({ agent: agentView({ presence: 'offered' }), offer: offerView({ contact }) }),
    );
    const card = screen.getByRole('region', { name: 'Callback to make' });
    expect(card).toHaveTextContent('Callback, promised by 14:30');
    expect(card).toHaveTextContent('tries so far: 1 · last: no answer');
    const alerts = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(alerts).toContain('Callback to make: Maria Gonzalez, Tier A, Service');
  });

  it('says while it rings at the customer that nobody has answered yet', async () => {
    const contact = callback({ dials: 2, result: 'busy' }, { phase: 'dialling' });
    await open(talkingDesk({ contact }));
    const active = screen.getByRole('region', { name: 'Active contact' });
    expect(active).toHaveTextContent('Ringing the customer');
    expect(active).toHaveTextContent('try no. 2 · last: busy');
    expect(active).toHaveTextContent('Not answered yet.');
    service.show(talkingDesk({ contact: callback({ dials: 2, result: 'busy' }) }));
    expect(active).toHaveTextContent('Talking');
    expect(active).toHaveTextContent('reached at try no. 2');
    expect(active).not.toHaveTextContent(/Not answered yet|busy/);
  });

  it('is told from one that came in', async () => {
    await open(talkingDesk({ contact: contactView({ kind: 'outgoing', phase: 'dialling' }) }));
    const active = screen.getByRole('region', { name: 'Active contact' });
    expect(active).toHaveTextContent('Outgoing call');
    expect(active).toHaveTextContent('Not answered yet.');
    service.show(talkingDesk());
    expect(active).not.toHaveTextContent('Outgoing call');
  });
});
