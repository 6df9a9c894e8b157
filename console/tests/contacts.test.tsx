import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { ContactLine, ContactView, Moment } from '@/shared/api/types';
import { FakeService, me, problem } from './fake-service';
import { contactView, deskView, now, snapshotOf } from './views';

const tom = {
  ...me,
  user: 'tom',
  agent: '',
  permissions: ['watch', 'see_numbers', 'hear_recordings'],
};

const line = (change: Partial<ContactLine> = {}): ContactLine => ({
  id: 'c1',
  at: now() - 600,
  closed_at: now() - 300,
  channel: 'voice',
  phase: 'closed',
  outcome: 'handled',
  queue: 'service',
  agent: 'mei',
  disposition: '',
  tier: 'A',
  name: 'Maria Gonzalez',
  company: 'Atlas Freight',
  caller: '+14155550123',
  waited: 12,
  talked: 95,
  ...change,
});

let service: FakeService;
// Asking jsdom of every parent whether it can be clicked takes most of a test's time.
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  service = new FakeService({
    'GET /session': [200, tom],
    'GET /contacts/search': [200, { contacts: [line()] }],
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
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
}

describe('the list of contacts', () => {
  it('shows what fits, keeps its filters in the address, and clears them', async () => {
    await open('/contacts?queue=service&outcome=handled');
    const found = await screen.findByRole('link', { name: /Maria Gonzalez/ });
    expect(found).toHaveAttribute('href', '/contacts/c1');
    const row = screen.getByRole('row', { name: /Maria Gonzalez/ });
    for (const fact of ['Service', 'Lin Mei', 'Handled', '00:12', '01:35', '+14155550123'])
      expect(row).toHaveTextContent(fact);
    await user.click(screen.getByText('Live'));
    expect(window.location.search).toBe('?queue=service&closed=false');
    await user.type(screen.getByRole('textbox', { name: 'Number' }), '0123{Enter}');
    expect(window.location.search).toBe('?queue=service&closed=false&number=0123');
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(window.location.search).toBe('');
  });

  it('goes to older pages by the address', async () => {
    const full = Array.from({ length: 50 }, (_, n) => line({ id: `c${n}`, at: 1000 - n }));
    service.replies['GET /contacts/search'] = [200, { contacts: full }];
    await open('/contacts');
    const older = await screen.findByRole('button', { name: 'Older' });
    expect(screen.getByRole('button', { name: 'Newest' })).toBeDisabled();
    await user.click(older);
    expect(window.location.search).toBe('?before=951');
    await user.click(screen.getByRole('button', { name: 'Newest' }));
    expect(window.location.search).toBe('');
  });

  it('says when nothing fits and when the service cannot answer', async () => {
    service.replies['GET /contacts/search'] = [200, { contacts: [] }];
    await open('/contacts');
    expect(await screen.findByText('No contact fits.')).toBeInTheDocument();
  });

  it('says why it cannot be read', async () => {
    service.replies['GET /contacts/search'] = problem(422, 'invalid_request');
    await open('/contacts');
    expect(await screen.findByText(/could not read this entry/)).toBeInTheDocument();
  });

  it('looks for no number where numbers are not shown', async () => {
    service.replies['GET /session'] = [200, { ...tom, permissions: ['watch'] }];
    await open('/contacts');
    expect(await screen.findByRole('textbox', { name: 'Number' })).toBeDisabled();
  });
});

describe('the page of a contact', () => {
  const moments: Moment[] = [
    {
      seq: 1,
      at: 10,
      kind: 'contact.arrived',
      data: { dialled: '+1800', said: ['For sales press 2.'] },
    },
    {
      seq: 2,
      at: 12,
      kind: 'contact.menu_advanced',
      data: { step: 'end', heard: '2', tries: 0, said: [] },
    },
    { seq: 3, at: 14, kind: 'contact.offered', data: { agent: 'mei', why: 'longest_idle' } },
    { seq: 4, at: 16, kind: 'contact.recording_changed', data: { recording: 'on' } },
    {
      seq: 5,
      at: 20,
      kind: 'contact.disposed',
      data: { disposition: 'order', note: 'Ten pumps', agent: 'mei' },
    },
    { seq: 6, at: 21, kind: 'contact.closed', data: { outcome: 'handled' } },
  ];
  const page = (contact: Partial<ContactView>, timeline = moments): [number, object] => [
    200,
    { contact: contactView(contact), timeline },
  ];

  it('tells everything in words', async () => {
    service.replies['GET /contacts/c1'] = page({ phase: 'closed', outcome: 'handled' });
    await open('/contacts/c1');
    const timeline = await screen.findByRole('list', { name: 'Timeline' });
    for (const sentence of [
      'Said: For sales press 2.',
      'Answered “2” in the menu',
      'Offered to Lin Mei: has been free the longest',
      'Ten pumps',
      'Closed: Handled',
    ])
      expect(timeline).toHaveTextContent(sentence);
    expect(screen.getByRole('heading', { name: 'Maria Gonzalez' })).toBeInTheDocument();
  });

  it('asks for the recording when wanted, and says honestly that there is none', async () => {
    service.replies['GET /contacts/c1'] = page({ phase: 'closed', outcome: 'handled' });
    service.replies['GET /contacts/c1/recording'] = problem(404, 'not_found');
    await open('/contacts/c1');
    const hear = await screen.findByRole('button', { name: 'Hear the recording' });
    expect(service.made).not.toContain('GET /contacts/c1/recording');
    await user.click(hear);
    const player = screen.getByLabelText('Recording of the contact');
    expect(player).toHaveAttribute('src', '/api/v1/contacts/c1/recording');
    act(() => void player.dispatchEvent(new Event('error')));
    expect(await screen.findByText(/no recording of this contact/)).toBeInTheDocument();
  });

  it('does not offer what was never recorded, nor to those who may not hear it', async () => {
    service.replies['GET /contacts/c1'] = page({ phase: 'closed' }, moments.slice(0, 2));
    await open('/contacts/c1');
    expect(await screen.findByText('This contact was not recorded.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Hear/ })).not.toBeInTheDocument();
  });

  it('is read anew while the contact goes on', async () => {
    service.replies['GET /contacts/c1'] = page({ phase: 'talking' });
    await open('/contacts/c1');
    const socket = service.sockets.at(-1);
    act(() => {
      socket?.open();
      socket?.say({ ...snapshotOf(null), contacts: { c1: contactView() } });
    });
    const status = await screen.findByText('Talking');
    expect(status).toBeInTheDocument();
    service.replies['GET /contacts/c1'] = page({ phase: 'on_hold' });
    service.say({ contacts: { c1: contactView({ phase: 'on_hold' }) } });
    expect(await screen.findByText('On hold')).toBeInTheDocument();
    const region = screen.getByRole('region', { name: 'Recording' });
    expect(within(region).getByText(/when the contact is over/)).toBeInTheDocument();
  });

  it('calls the customer again, for those who have a desk', async () => {
    service.replies['GET /contacts/c1'] = page({ phase: 'closed', caller: '+14155550123' });
    service.replies['POST /calls'] = [200, { contact: 'c9' }];
    await open('/contacts/c1');
    expect(await screen.findByText('Facts')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Call/ })).not.toBeInTheDocument();
    const socket = service.sockets.at(-1);
    act(() => {
      socket?.open();
      socket?.say(snapshotOf(deskView()));
    });
    await user.click(await screen.findByRole('button', { name: 'Call +14155550123' }));
    expect(service.made).toContain('POST /calls');
  });

  it('that never was is told', async () => {
    service.replies['GET /contacts/nobody'] = problem(404, 'not_found');
    await open('/contacts/nobody');
    expect(await screen.findByText('There is no such contact')).toBeInTheDocument();
  });
});
