import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { DeskView } from '@/shared/api/types';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, problem } from './fake-service';
import { contactView, controlsView, now, talkingDesk, wrappingDesk } from './views';

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

async function open(desk: DeskView) {
  const before = service.sockets.length;
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBe(before + 1));
  service.show(desk);
  await screen.findByText(/Question answered/);
}

const wrapping = wrappingDesk;

describe('registering', () => {
  it('takes result, source and note by keyboard, saves, then finishes', async () => {
    await open(wrapping());
    expect(screen.queryByText('Invoice corrected')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Finish/ })).toBeDisabled();
    await userEvent.keyboard('2n');
    await userEvent.keyboard('late parcel 1');
    await userEvent.click(screen.getByRole('button', { name: 'Archive' }));
    await userEvent.keyboard('f');
    await waitFor(() => expect(service.made).toContain('POST /contacts/c1/wrap-up/finish'));
    expect(service.body('POST /contacts/c1/disposition')).toEqual({
      disposition: 'complaint',
      note: 'late parcel 1',
      resolution: 'archive',
      follow_up_at: 0,
      article: '',
      edition: 0,
    });
    const order = service.made.filter((what) => /disposition|finish/.test(what));
    expect(order).toEqual(['POST /contacts/c1/disposition', 'POST /contacts/c1/wrap-up/finish']);
  });

  it('does not finish when the service refused the entry', async () => {
    service.replies['POST /contacts/c1/disposition'] = problem(422, 'invalid_request');
    await open(wrapping());
    await userEvent.keyboard('1f');
    expect(await screen.findByText(/could not read this entry/)).toBeInTheDocument();
    expect(service.made).not.toContain('POST /contacts/c1/wrap-up/finish');
    expect(screen.getByText('Not saved yet')).toBeInTheDocument();
  });

  it('past its time is over with the entry, and that is no failure', async () => {
    service.replies['POST /contacts/c1/wrap-up/finish'] = problem(409, 'not_wrapping_up');
    await open(wrapping({ until: now() - 5 }));
    expect(screen.getByText(/^\+00:0\d/)).toBeInTheDocument();
    await userEvent.keyboard('1f');
    await waitFor(() => expect(service.made).toContain('POST /contacts/c1/wrap-up/finish'));
    expect(screen.queryByText(/That did not work/)).not.toBeInTheDocument();
  });

  it('is possible during the talk, without an end', async () => {
    await open(talkingDesk());
    await userEvent.keyboard('1');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved');
    expect(service.made).not.toContain('POST /contacts/c1/wrap-up/finish');
  });

  it('loses nothing in a reload', async () => {
    await open(wrapping());
    await userEvent.keyboard('2n');
    await userEvent.keyboard('half a sent');
    cleanup();
    await open(wrapping());
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('half a sent');
    expect(screen.getByRole('radio', { name: /Complaint/ })).toBeChecked();
  });

  it('saves a chosen result by itself just before the time is over', async () => {
    await open(wrapping({ until: now() + 30 }));
    await userEvent.keyboard('1');
    expect(service.made).not.toContain('POST /contacts/c1/disposition');
    service.show(wrapping({ until: now() + 1.5 }));
    await waitFor(() => expect(service.made).toContain('POST /contacts/c1/disposition'));
  });
});

describe('more time', () => {
  it('is asked of the service, which holds the clock', async () => {
    await open(wrapping());
    await userEvent.keyboard('e');
    expect(service.made).toContain('POST /contacts/c1/wrap-up/extend');
    expect(screen.getByLabelText('Wrap-up time left')).toHaveTextContent('00:30');
    service.show(wrapping({ until: now() + 60, extensions_left: 0 }));
    expect(screen.getByLabelText('Wrap-up time left')).toHaveTextContent('01:00');
    const button = screen.getByRole('button', { name: /More time/ });
    expect(button).toBeDisabled();
    expect(button).toHaveAttribute('title', 'No extensions are left');
  });

  it('is offered in words before the end', async () => {
    await open(wrapping({ until: now() + 8 }));
    expect(screen.getByText(/The wrap-up ends in a few seconds/)).toBeInTheDocument();
  });
});

describe('a conversation', () => {
  const chatting = (text: string) =>
    talkingDesk({
      contact: contactView({
        channel: 'message',
        messages: [{ from: 'customer', text, at: now(), delivery: null, error: '' }],
      }),
      controls: controlsView('wrong_phase', ['reply', 'hang_up', 'transfer']),
    });

  it('says of each answer how far it has come, with the code of one that did not arrive', async () => {
    const answer = { from: 'agent', text: 'On its way.', at: now() };
    await open(
      talkingDesk({
        contact: contactView({
          channel: 'message',
          messages: [
            { ...answer, delivery: 'delivered', error: '' },
            { ...answer, delivery: 'undelivered', error: '30003' },
          ],
        }),
        controls: controlsView('wrong_phase', ['reply', 'hang_up', 'transfer']),
      }),
    );
    const log = screen.getByRole('log');
    expect(log).toHaveTextContent('· delivered');
    expect(log).toHaveTextContent('· not delivered (30003)');
  });

  it('sends with Enter, breaks with Shift, and leaves the input method its Enter', async () => {
    await open(chatting('Hello?'));
    expect(screen.getByRole('log')).toHaveTextContent('Hello?');
    const box = screen.getByRole('textbox', { name: 'Reply' });
    await userEvent.type(box, 'one{Shift>}{Enter}{/Shift}two');
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
    expect(service.made).not.toContain('POST /contacts/c1/reply');
    await userEvent.keyboard('{Enter}');
    expect(service.body('POST /contacts/c1/reply')).toEqual({ text: 'one\ntwo' });
    await waitFor(() => expect(box).toHaveValue(''));
  });

  it('keeps what was typed when the service refuses', async () => {
    service.replies['POST /contacts/c1/reply'] = problem(409, 'wrong_phase');
    await open(chatting('Hello?'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reply' }), 'one{Enter}');
    expect(await screen.findByText(/The contact has moved on/)).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('one');
  });

  it('has no controls of a call', async () => {
    await open(chatting('Hello?'));
    expect(screen.queryByRole('button', { name: /Hold/ })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'End chat' })).toBeEnabled();
  });
});

it('shows the timeline in words, and what it has no words for by its name', async () => {
  const timeline = [
    { seq: 1, at: now(), kind: 'contact.queued', data: { queue: 'service' } },
    { seq: 2, at: now(), kind: 'contact.menu_advanced', data: {} },
    { seq: 3, at: now(), kind: 'contact.offer_ended', data: { agent: 'wang', end: 'no_answer' } },
    {
      seq: 4,
      at: now(),
      kind: 'contact.disposed',
      data: { disposition: 'complaint', note: 'parcel' },
    },
    { seq: 5, at: now(), kind: 'contact.something_new', data: {} },
  ];
  service.replies['GET /contacts/c1'] = [200, { contact: contactView(), timeline }];
  await open(talkingDesk());
  expect(await screen.findByText('Waiting in Service')).toBeInTheDocument();
  expect(screen.getByText('Offer to Wang Lei ended: no answer')).toBeInTheDocument();
  expect(screen.getByText('Registered: Complaint')).toHaveTextContent('parcel');
  expect(screen.getByText('contact.something_new')).toBeInTheDocument();
  expect(screen.queryByText(/menu/)).not.toBeInTheDocument();
});
