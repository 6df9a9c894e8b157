import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService, me } from './fake-service';
import { now } from './views';

/** Whether a number may be called, with every reason; the lists with their age; one taken in. */

const sue = {
  ...me,
  user: 'sue',
  agent: '',
  permissions: ['call_back', 'keep_do_not_call', 'see_call_checks'],
};
const asked = { number: '+14155550142', purpose: 'service' };
const reason = (rule: string, en: string) => ({
  rule,
  says: { en, 'zh-CN': '否' },
  evidence: { zone: 'America/New_York' },
  again_at: null,
  final: true,
  lasting: true,
});
const denied = {
  allowed: false,
  reasons: [reason('ALL-01', 'This party asked not to be called.'), reason('US-09', 'Not called.')],
  again_at: null,
  duties: [],
  asked: [],
  waived: [],
  leave: '',
};
const entry = {
  id: '14155550142',
  version: 1,
  number: '+14155550142',
  topic: '',
  source: 'agent',
  evidence: '',
  at: now() - 60,
  by: 'ann',
  removed_at: 0,
  removed_by: '',
  removed_why: '',
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, sue],
    'GET /number-lists': [
      200,
      {
        lists: [
          {
            list: { id: 'us-national', name: '', count: 12, as_of: now() },
            age_days: 40,
            max_age_days: 31,
          },
        ],
        wanted: ['uk-tps'],
        own: 3,
      },
    ],
    'POST /call-checks/ask': [200, { asked, verdict: denied }],
    'GET /do-not-call': [200, { number: asked.number, refused: [entry], listings: [] }],
    'GET /call-checks': [
      200,
      {
        checks: [
          { id: 'c1', at: now(), stage: 'dial', asked, verdict: denied, result: '', ended_at: 0 },
        ],
        after: '',
      },
    ],
  });
  window.history.pushState({}, '', '/do-not-call');
});

afterEach(() => {
  clearNotice();
  vi.unstubAllGlobals();
  window.history.pushState({}, '', '/');
});

async function asks() {
  render(<App />);
  const field = await screen.findByLabelText('Number, with its country');
  await user.type(field, '+14155550142{Enter}');
}

it('says every reason why a number may not be called, and who put it on the list', async () => {
  await asks();
  const reasons = await screen.findByRole('table', { name: 'Why' });
  expect(within(reasons).getAllByRole('row')).toHaveLength(3);
  expect(reasons).toHaveTextContent('US-09');
  expect(reasons).toHaveTextContent('zone: America/New_York');
  expect(screen.getByText(/Waiting does not help/)).toBeInTheDocument();
  expect(await screen.findByText(/told by ann/)).toBeInTheDocument();
  const book = await screen.findByRole('table', { name: 'What the gate said of this number' });
  expect(book).toHaveTextContent('denied: ALL-01, US-09');
});

it('takes a number off the list only with a reason', async () => {
  service.replies['POST /do-not-call/14155550142/take-off'] = [
    200,
    { ...entry, removed_at: now() },
  ];
  await asks();
  await user.click(await screen.findByRole('button', { name: 'Take off the list' }));
  const dialog = await screen.findByRole('dialog');
  const ok = within(dialog).getByRole('button', { name: 'Take off the list' });
  expect(ok).toBeDisabled();
  await user.type(within(dialog).getByLabelText(/^Reason/), 'typed wrong');
  await waitFor(() => expect(ok).toBeEnabled());
  await user.click(ok);
  await waitFor(() =>
    expect(service.body('POST /do-not-call/14155550142/take-off')).toEqual({ why: 'typed wrong' }),
  );
});

it('says which copy is too old, and which list a rule asks for in vain', async () => {
  render(<App />);
  const lists = await screen.findByRole('table', { name: 'Do-not-call lists' });
  expect(lists).toHaveTextContent('40 days: too old, at most 31');
  expect(await screen.findByText(/which are not there: uk-tps/)).toBeInTheDocument();
});
