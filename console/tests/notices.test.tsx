import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { addressOf } from '@/features/notices/address';
import { FakeService, me } from './fake-service';
import { deskView, now } from './views';

/** The bell: how much was not read, and where each notice leads. */

const bo = { ...me, user: 'bo', agent: '', permissions: ['follow_up', 'approve'] };
const notice = {
  id: 'n1',
  user: 'bo',
  at: now() - 60,
  kind: 'approval',
  subject: 'a1',
  what: 'ask',
  version: 1,
  title: 'Harbour Chemicals',
  text: '',
  by: 'lin',
  read_at: 0,
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, bo],
    'GET /approvals': [200, { approvals: [], after: '' }],
    'GET /notices': [200, { notices: [notice], unread: 1, next: '' }],
  });
  window.history.pushState(null, '', '/approvals');
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('counts what was not read, leads to what it is about, and is read by that', async () => {
  render(<App />);
  await user.click(await screen.findByRole('button', { name: 'Notices: 1 not read' }));
  service.replies['GET /notices'] = [
    200,
    { notices: [{ ...notice, read_at: now() }], unread: 0, next: '' },
  ];
  await user.click(
    await screen.findByRole('link', { name: 'An approval waits for you: Harbour Chemicals' }),
  );
  await waitFor(() => expect(window.location.pathname).toBe('/approvals/a1'));
  expect(service.made).toContain('POST /notices/n1/read');
  expect(await screen.findByRole('button', { name: 'Notices: 0 not read' })).toBeInTheDocument();
});

it('tells of a new one at once, by the feed', async () => {
  render(<App />);
  await screen.findByRole('button', { name: 'Notices: 1 not read' });
  service.show(deskView());
  const both = [{ ...notice, id: 'n2', title: 'Baltic Foods' }, notice];
  service.replies['GET /notices'] = [200, { notices: both, unread: 2, next: '' }];
  service.say({ notices: 1_000_001 });
  expect(await screen.findByRole('button', { name: 'Notices: 2 not read' })).toBeInTheDocument();
});

it('marks all of them as read', async () => {
  render(<App />);
  await user.click(await screen.findByRole('button', { name: 'Notices: 1 not read' }));
  await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
  await waitFor(() => expect(service.made).toContain('POST /notices/read'));
});

it('knows the page of every kind, and none for a strange one', () => {
  expect(addressOf({ kind: 'case', subject: 'k 1' })).toBe('/cases/k%201');
  expect(addressOf({ kind: 'task', subject: 't1' })).toBe('/follow-up');
  expect(addressOf({ kind: 'moon', subject: 'm1' })).toBe('');
});
