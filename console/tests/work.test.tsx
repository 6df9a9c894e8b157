import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import type { DeskView, WorkView } from '@/shared/api/types';
import { FakeService } from './fake-service';
import {
  agentView,
  contactView,
  controlsView,
  deskView,
  now,
  workView,
  wrapUpView,
  writtenView,
} from './views';

let service: FakeService;

beforeEach(() => {
  // The clock stands still, so that what a timer shows is certain; timers themselves run.
  vi.useFakeTimers({ toFake: ['Date'] });
  service = new FakeService();
  for (const id of ['m1', 'm2'])
    service.replies[`GET /contacts/${id}`] = [200, { contact: contactView({ id }), timeline: [] }];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const at = (...work: WorkView[]): DeskView =>
  deskView({ agent: agentView({ presence: 'on_contact' }), work });

const call = workView({ contact: contactView({ id: 'c1', name: 'Maria Gonzalez' }) });
const first = writtenView('m1', 'Where is my pump?');
const second = writtenView('m2', 'And mine?');

const wrapping = (id: string, until = now() + 30): WorkView =>
  workView({
    contact: contactView({ id, channel: 'message', phase: 'wrapping_up', name: `Customer ${id}` }),
    controls: controlsView('no_contact'),
    wrap_up: wrapUpView({ until }),
  });

async function open(desk: DeskView) {
  const before = service.sockets.length;
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBe(before + 1));
  service.show(desk);
  await screen.findByText(/Question answered/);
}

const tabs = () => within(screen.getByRole('tablist', { name: 'Contacts at hand' }));
const inFront = () => tabs().getByRole('tab', { selected: true });

describe('several contacts', () => {
  it('are listed with the call first, which is in front', async () => {
    await open(at(call, first, second));
    const names = tabs()
      .getAllByRole('tab')
      .map((tab) => tab.textContent);
    expect(names[0]).toContain('Maria Gonzalez');
    expect(names[1]).toContain('Customer m1');
    expect(names[1]).toContain('Waits for your reply');
    expect(inFront()).toHaveTextContent('Maria Gonzalez');
    expect(screen.getByRole('button', { name: /Hold/ })).toBeEnabled();
    expect(screen.queryByRole('textbox', { name: 'Reply' })).not.toBeInTheDocument();
  });

  it('are gone through by a key, round and round, and by a click', async () => {
    await open(at(call, first, second));
    await userEvent.keyboard('w');
    expect(inFront()).toHaveTextContent('Customer m1');
    expect(screen.getByRole('log')).toHaveTextContent('Where is my pump?');
    await userEvent.keyboard('ww');
    expect(inFront()).toHaveTextContent('Maria Gonzalez');
    await userEvent.click(tabs().getByRole('tab', { name: /Customer m2/ }));
    expect(screen.getByRole('log')).toHaveTextContent('And mine?');
    await userEvent.keyboard('{ArrowUp}');
    expect(inFront()).toHaveTextContent('Customer m1');
    expect(inFront()).toHaveFocus();
  });

  it('keep what was typed for each of them, through a reload too', async () => {
    await open(at(first, second));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reply' }), 'On its way');
    await userEvent.click(tabs().getByRole('tab', { name: /Customer m2/ }));
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
    cleanup();
    await open(at(first, second));
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('On its way');
  });

  it('give way to a new call, which comes to the front; its end leaves the choice alone', async () => {
    await open(at(first, second));
    await userEvent.keyboard('w');
    expect(inFront()).toHaveTextContent('Customer m2');
    service.show(at(call, first, second));
    await waitFor(() => expect(inFront()).toHaveTextContent('Maria Gonzalez'));
    await userEvent.click(tabs().getByRole('tab', { name: /Customer m2/ }));
    service.show(at(first, second));
    await waitFor(() => expect(tabs().getAllByRole('tab')).toHaveLength(2));
    expect(inFront()).toHaveTextContent('Customer m2');
  });

  it('one alone needs no list', async () => {
    await open(at(call));
    expect(screen.queryByRole('tablist', { name: 'Contacts at hand' })).not.toBeInTheDocument();
  });
});

describe('after-contact work on one of several', () => {
  it('is registered and finished for that one, while the call goes on', async () => {
    await open(at(call, wrapping('m1')));
    await userEvent.keyboard('w');
    expect(inFront()).toHaveTextContent('Wrap-up');
    await userEvent.keyboard('1f');
    await waitFor(() => expect(service.made).toContain('POST /contacts/m1/wrap-up/finish'));
    expect(service.made).toContain('POST /contacts/m1/disposition');
    service.show(at(call));
    expect(await screen.findByRole('button', { name: /Hold/ })).toBeEnabled();
  });

  it('is saved by itself just before its time is over, behind the call as well', async () => {
    await open(at(call, wrapping('m1')));
    await userEvent.keyboard('w1w');
    expect(inFront()).toHaveTextContent('Maria Gonzalez');
    expect(service.made).not.toContain('POST /contacts/m1/disposition');
    service.show(at(call, wrapping('m1', now() + 1.5)));
    await waitFor(() => expect(service.made).toContain('POST /contacts/m1/disposition'));
  });
});
