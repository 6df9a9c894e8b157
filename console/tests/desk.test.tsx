import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { DeskView } from '@/shared/api/types';
import { setPrefs } from '@/shared/prefs/prefs';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, problem } from './fake-service';
import {
  agentView,
  contactView,
  controlsView,
  deskView,
  now,
  offerView,
  queueView,
  talkingDesk,
  writtenView,
} from './views';

let service: FakeService;

beforeEach(() => {
  // The clock stands still, so that what a timer shows is certain; timers themselves run.
  vi.useFakeTimers({ toFake: ['Date'] });
  service = new FakeService();
});

afterEach(() => {
  clearNotice();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens the console as the signed-in agent, with this desk. */
async function open(desk: DeskView) {
  const page = render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(desk);
  await screen.findByRole('heading', { name: /My queues|我的队列/ });
  await screen.findByText(/Harbour Service/);
  return page;
}

const ringing = (change = {}) =>
  deskView({ agent: agentView({ presence: 'offered' }), offer: offerView(change) });

describe('an offer', () => {
  it('is announced, says who and why, and takes no focus', async () => {
    await open(deskView());
    const menu = screen.getByRole('button', { name: 'Presence: Available' });
    menu.focus();
    service.show(ringing());
    const alerts = screen.getAllByRole('alert').map((alert) => alert.textContent);
    expect(alerts).toContain('Incoming call: Maria Gonzalez, Tier A, Service');
    const card = screen.getByRole('region', { name: 'Incoming call' });
    for (const fact of ['+14155550123', 'You have been free the longest', '00:12', '00:20']) {
      expect(card).toHaveTextContent(fact);
    }
    expect(document.activeElement).not.toBe(document.body);
    expect(card).not.toContainElement(document.activeElement as HTMLElement);
    expect(document.title).toContain('Maria Gonzalez');
  });

  it('is accepted by key, and the button is pending until the feed answers', async () => {
    await open(ringing());
    await userEvent.keyboard('a');
    expect(service.made).toContain('POST /offers/c1.1/accept');
    const accept = screen.getByRole('button', { name: /Accept/ });
    expect(accept).toHaveClass('ant-btn-loading');
    service.show(ringing({ accepted: true }));
    expect(screen.getByText('Connecting your phone…')).toBeInTheDocument();
    service.show(talkingDesk());
    expect(screen.getByRole('region', { name: 'Active contact' })).toHaveTextContent('Talking');
  });

  it('that somebody else got is told in words', async () => {
    service.replies['POST /offers/c1.1/accept'] = problem(409, 'offer_over');
    await open(ringing());
    await userEvent.click(screen.getByRole('button', { name: /Accept/ }));
    expect(await screen.findByText(/gone to somebody else/)).toBeInTheDocument();
    act(() => setPrefs({ account: 'zh-CN' }));
    expect(screen.getByText(/来电已转给他人/)).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(screen.getByRole('button', { name: /接听/ })).toBeEnabled();
  });

  it('of a colleague asks for advice', async () => {
    const contact = contactView({ agent: 'wang', phase: 'consulting' });
    await open(ringing({ why: 'consult', contact }));
    const card = screen.getByRole('region', { name: 'A colleague asks for you' });
    expect(card).toHaveTextContent('Asked by Wang Lei');
  });
});

describe('the controls', () => {
  it('that cannot act are disabled and say why', async () => {
    await open(talkingDesk({ controls: controlsView('wrong_phase', ['resume']) }));
    expect(screen.getByRole('button', { name: /Transfer/ })).toBeDisabled();
    expect(screen.getByRole('button', { name: /Transfer/ })).toHaveAttribute(
      'title',
      'Not possible at this moment.',
    );
    expect(screen.getByRole('button', { name: 'Mute' })).toHaveAttribute(
      'title',
      'Your voice does not run through the browser',
    );
    await userEvent.keyboard('h');
    expect(service.made).toContain('POST /contacts/c1/resume');
  });

  it('rest while the line to the service is lost', async () => {
    await open(talkingDesk());
    expect(screen.getByRole('button', { name: /Hold/ })).toBeEnabled();
    act(() => service.sockets.at(-1)?.end(1006));
    expect(screen.getByRole('button', { name: /Hold/ })).toBeDisabled();
    expect(screen.getByText(/Reconnecting · 00:0/)).toBeInTheDocument();
    await waitFor(() => expect(service.sockets.length).toBe(2));
    act(() => service.sockets.at(-1)?.open());
    expect(screen.getByText(/Restored \d\.\d s ago/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Hold/ })).toBeEnabled();
  });

  it('pause the recording', async () => {
    await open(talkingDesk());
    await userEvent.keyboard('r');
    expect(service.body('POST /contacts/c1/recording')).toEqual({ paused: true, reason: '' });
  });
});

describe('a transfer', () => {
  it('goes to a number only if it is one, and Escape leaves', async () => {
    await open(talkingDesk());
    await userEvent.keyboard('t');
    const picker = screen.getByRole('region', { name: 'Transfer to' });
    await userEvent.click(within(picker).getByText('Number'));
    await userEvent.keyboard('555');
    expect(within(picker).getByRole('button', { name: 'Transfer' })).toBeDisabled();
    await userEvent.clear(screen.getByRole('textbox', { name: /Number/ }));
    await userEvent.keyboard('+1 415 555 0188');
    await userEvent.click(within(picker).getByRole('button', { name: 'Transfer' }));
    expect(service.body('POST /contacts/c1/transfer')).toEqual({
      kind: 'number',
      id: '+14155550188',
    });
    await waitFor(() => expect(picker).not.toBeInTheDocument());
    await userEvent.keyboard('c');
    screen.getByRole('region', { name: 'Consult with' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Consult with' })).not.toBeInTheDocument();
  });

  it('takes what is written to a queue or a colleague, and to no number', async () => {
    await open(deskView({ work: [writtenView('m1', 'Where is my pump?')] }));
    await userEvent.click(screen.getByRole('button', { name: /^Transfer/ }));
    const picker = screen.getByRole('region', { name: 'Transfer to' });
    expect(within(picker).getByText('Queue')).toBeInTheDocument();
    expect(within(picker).queryByText('Number')).not.toBeInTheDocument();
    await userEvent.click(within(picker).getByText('Agent'));
    await userEvent.click(within(picker).getByRole('button', { name: /Wang Lei/ }));
    expect(service.body('POST /contacts/m1/transfer')).toEqual({ kind: 'agent', id: 'wang' });
  });

  it('offers no colleague for consultation who cannot answer', async () => {
    await open(talkingDesk());
    await userEvent.keyboard('c');
    const picker = screen.getByRole('region', { name: 'Consult with' });
    expect(within(picker).getByRole('button', { name: /Zhao Min/ })).toBeDisabled();
    await userEvent.click(within(picker).getByRole('button', { name: /Wang Lei/ }));
    expect(service.body('POST /contacts/c1/consult')).toEqual({ kind: 'agent', id: 'wang' });
  });
});

describe('a consultation', () => {
  const consulting = (state: string, possible: Parameters<typeof controlsView>[1]) =>
    talkingDesk({
      contact: contactView({
        phase: state === 'merged' ? 'conferencing' : 'consulting',
        party: { kind: 'agent', id: 'wang', state, since: now() - 5 },
      }),
      controls: controlsView('party_not_there', possible),
    });

  it('shows its three states and what each allows', async () => {
    await open(consulting('calling', ['cancel_consult']));
    const panel = screen.getByRole('region', { name: 'Consultation with Wang Lei' });
    const merge = within(panel).getByRole('button', { name: 'Merge all' });
    expect(panel).toHaveTextContent('Customer on hold, calling Wang Lei');
    expect(merge).toBeDisabled();
    expect(merge).toHaveAttribute('title', 'The third party has not answered yet.');
    service.show(consulting('talking', ['merge', 'complete', 'cancel_consult']));
    expect(panel).toHaveTextContent('Customer on hold, talking to Wang Lei');
    await userEvent.click(merge);
    expect(service.made).toContain('POST /contacts/c1/merge');
    service.show(consulting('merged', ['complete', 'cancel_consult']));
    expect(panel).toHaveTextContent('You, the customer and Wang Lei together');
    expect(panel.querySelector('[aria-current=step]')).toHaveTextContent('Merged');
    await userEvent.click(within(panel).getByRole('button', { name: 'Hand over' }));
    expect(service.made).toContain('POST /contacts/c1/complete');
  });
});

describe('my queues', () => {
  it('turn red past the queue’s own target, with a sign and words', async () => {
    await open(deskView());
    service.say({
      queues: {
        service: queueView({
          waiting: 3,
          waiting_by_tier: { A: 1, '': 2 },
          oldest_since: now() - 18,
        }),
      },
    });
    expect(screen.queryByLabelText('past the target of 20 s')).not.toBeInTheDocument();
    expect(screen.getByTitle('Tier A: 1')).toBeInTheDocument();
    expect(screen.getByTitle('Tier no tier: 2')).toBeInTheDocument();
    service.say({ queues: { service: queueView({ waiting: 1, oldest_since: now() - 21 }) } });
    expect(screen.getByLabelText('past the target of 20 s')).toBeInTheDocument();
  });
});

describe('a presence', () => {
  it('carries its reason and is asked of the service', async () => {
    await open(deskView({ agent: agentView({ presence: 'not_ready', reason: 'no_answer' }) }));
    const button = screen.getByRole('button', { name: 'Presence: Not ready · missed a contact' });
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole('menuitem', { name: /Lunch/ }));
    expect(service.body('POST /presence')).toEqual({ presence: 'not_ready', reason: 'lunch' });
  });
});
