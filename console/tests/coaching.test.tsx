import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { contactIn } from '@/features/quality/coaching/text';
import { FakeService, me } from './fake-service';
import { now } from './views';

/** Coaching notes as the agent and the coach see them, and how far evaluators agree. */

const sue = { ...me, user: 'sue', agent: '', permissions: ['evaluate', 'manage_quality'] };
const side = { since: 0, before: now(), evaluations: 2, score: 0.5, enough: false, over: true };
const note = {
  id: 'n1',
  version: 2,
  agent: 'mei',
  coach: 'sue',
  title: 'Greeting',
  text: '',
  seen: [
    {
      text: 'No greeting',
      contact: 'c1',
      evaluation: 'e1',
      question: 'g',
      asked: { en: 'Greeted' },
    },
  ],
  agreed: [{ text: 'Greet', due: now() + 86_400, who: 'agent', task: 't1', state: 'open' }],
  follow_up_at: 0,
  state: 'shared',
  acts: [{ to: 'shared', by: 'sue', at: now(), remark: '' }],
  at: now(),
  shared_at: now(),
  scores: { days: 28, least: 3, before: side, after: { ...side, over: false }, change: null },
  moves: ['acknowledge'],
};
const content = {
  title: { en: 'Short' },
  pass_mark: 0.5,
  sections: [
    {
      id: 'all',
      name: { en: 'All' },
      weight: 1,
      questions: [{ id: 'k', text: { en: 'Kind' }, hint: {}, kind: 'scale', points: 4 }],
    },
  ],
};
const judge = (user: string, leads: boolean) => ({
  user,
  leads,
  handed_in_at: now(),
  evaluation: `e-${user}`,
});
const session = {
  id: 'k1',
  version: 3,
  about: { contact: 'c1', agent: 'mei', queue: '', tier: '', channel: 'voice', at: now() },
  form: 'f',
  edition: 1,
  content,
  leader: 'sue',
  judges: [judge('sue', true), judge('max', false)],
  due: now(),
  note: '',
  state: 'closed',
  at: now(),
  closed_at: now(),
  closed_by: 'max',
  result: {
    sheets: 2,
    exact: 0,
    within_one: 1,
    alpha: 0.25,
    questions: [
      {
        question: 'k',
        given: [
          { evaluator: 'sue', value: 4 },
          { evaluator: 'max', value: 3 },
        ],
        spread: 1,
        exact: 0,
        within_one: 1,
        reference: 4,
        distance: 0.25,
        bias: -0.25,
      },
    ],
  },
  moves: [],
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /coaching/n1': [200, note],
    'POST /coaching/n1/acknowledge': [200, { ...note, moves: [] }],
    'GET /calibrations/k1': [200, session],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('lets the agent read a note and say something to it', async () => {
  window.history.pushState(null, '', '/quality/coaching/n1');
  render(<App />);
  const seen = await screen.findByRole('region', { name: 'Seen' });
  expect(within(seen).getByText('No greeting')).toBeInTheDocument();
  expect(within(seen).getByText('Greeted')).toBeInTheDocument();
  expect(screen.getAllByText('too few to say: at least 3')).toHaveLength(2);
  await user.type(screen.getByLabelText('Remark'), 'I will');
  await user.click(screen.getByRole('button', { name: 'I have read it' }));
  await vi.waitFor(() =>
    expect(service.calls).toContainEqual({
      what: 'POST /coaching/n1/acknowledge',
      body: { version: 2, remark: 'I will' },
    }),
  );
});

it('shows how far evaluators agree, question by question', async () => {
  service.replies['GET /session'] = [200, sue];
  window.history.pushState(null, '', '/quality/calibrations/k1');
  render(<App />);
  const table = await screen.findByRole('table', { name: 'How far they agree' });
  const row = within(table).getByRole('row', { name: /Kind/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['4', '3', '1', '0.0 %', '100.0 %', '25.0 %', '-25.0 %']);
});

it('takes a contact by its id or by the address of its page', () => {
  expect(['c1', 'http://x/contacts/c%201?tab=a', ' c1 '].map(contactIn)).toEqual([
    'c1',
    'c 1',
    'c1',
  ]);
});
