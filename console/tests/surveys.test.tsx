import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me, problem } from './fake-service';
import { now } from './views';

/** Surveys: what each question came to, what became of low scores, and an answer by hand. */

const bo = {
  ...me,
  user: 'bo',
  agent: '',
  permissions: ['follow_up', 'manage_cases', 'see_surveys'],
};
const question = (id: string, en: string) => ({
  id,
  text: { en },
  measure: 'csat',
  least: 1,
  most: 5,
  high_is_good: true,
  low: 2,
  goal: 0.9,
});
const survey = {
  id: 'after_call',
  name: { en: 'After the call' },
  questions: [question('all', 'How was it?'), question('wait', 'Did you wait long?')],
};
const score = { measure: 'csat', goal: 0.9 };

const reportLine = (key: string, answered: number, low: number) => ({
  key,
  scores: [
    { ...score, question: 'all', n: answered, value: 0.8, hidden: false, missed: true },
    { ...score, question: 'wait', n: 0, value: null, hidden: false, missed: false },
  ],
  counts: { answered, low, overdue: low },
  hours: low > 1 ? 3.25 : null,
});

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, bo],
    'GET /surveys': [200, { surveys: [survey] }],
    'GET /surveys/after_call/result': [
      200,
      {
        survey: 'after_call',
        scores: [
          { ...score, question: 'all', n: 40, value: 0.85, hidden: false, missed: true },
          { ...score, question: 'wait', n: 3, value: null, hidden: true, missed: false },
        ],
        invited: 50,
        answered: 40,
        response_rate: 0.8,
      },
    ],
    'GET /surveys/after_call/loop': [
      200,
      { low: 2, with_case: 2, called_back: 1, in_time: 1, overdue: 1, closed: 0, hours: 3.25 },
    ],
    'GET /surveys/after_call/report': [
      200,
      {
        by: 'tier',
        whole: reportLine('', 7, 2),
        lines: [reportLine('A', 6, 1), reportLine('', 1, 1)],
      },
    ],
    'GET /surveys/after_call/answers': [
      200,
      {
        answers: [
          {
            id: 's1',
            survey: 'after_call',
            question: 'all',
            score: 1,
            most: 5,
            low: true,
            comment: 'Too slow',
            source: 'link',
            at: now() - 60,
            account: '',
            agent: 'mei',
            case: 'k7',
          },
        ],
        after: '',
      },
    ],
  });
  window.history.pushState(null, '', '/surveys');
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('tells each score with its n, its scale and its goal, and hides one of few answers', async () => {
  render(<App />);
  const table = await screen.findByRole('table', { name: 'Results' });
  const whole = within(table).getByRole('row', { name: /How was it/ });
  const few = within(table).getByRole('row', { name: /Did you wait long/ });
  for (const text of ['85%', '40', '1 to 5, 5 is best', '90%'])
    expect(within(whole).getByText(text)).toBeInTheDocument();
  expect(within(whole).getByLabelText('below its goal')).toBeInTheDocument();
  expect(within(few).getByText('hidden: fewer than 5 answers')).toBeInTheDocument();
  expect(screen.getByText(/80% · 40 of 50 who were asked answered/)).toBeInTheDocument();
});

it('leads from a low answer to the case that follows it up', async () => {
  render(<App />);
  const low = await screen.findByRole('table', { name: 'Low answers' });
  expect(within(low).getByRole('link', { name: 'Open the case' })).toHaveAttribute(
    'href',
    '/cases/k7',
  );
  expect(within(low).getByText('Too slow')).toBeInTheDocument();
});

it('keeps an answer by hand with the marks that were given, and the words of a refused one', async () => {
  service.replies['POST /surveys/after_call/answers'] = problem(422, 'out_of_range');
  render(<App />);
  await user.click(await screen.findByRole('button', { name: 'Write an answer down' }));
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByLabelText('How was it?'));
  await user.click(await screen.findByTitle('4'));
  await user.type(within(dialog).getByLabelText('Words'), 'Good');
  const send = within(dialog).getByRole('button', { name: 'Keep the answer' });
  await user.click(send);
  expect(await within(dialog).findByText(/outside what is allowed/)).toBeInTheDocument();
  expect(within(dialog).getByLabelText('Words')).toHaveValue('Good');
  expect(service.body('POST /surveys/after_call/answers')).toEqual({
    marks: { all: 4 },
    comment: 'Good',
    account: '',
  });
  service.replies['POST /surveys/after_call/answers'] = [200, { answers: [], after: '' }];
  await user.click(send);
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('groups scores and the closed loop, and opens the answers behind a number', async () => {
  const answers = {
    count: 1,
    answers: [
      {
        id: 's9',
        survey: 'after_call',
        question: 'all',
        score: 1,
        most: 5,
        low: true,
        comment: 'Never again',
        source: 'hand',
        at: now() - 60,
        account: '',
        agent: '',
        case: '',
      },
    ],
  };
  service.replies['GET /surveys/after_call/report/answers'] = [200, answers];
  render(<App />);
  const groups = await screen.findByRole('table', { name: 'By tier, queue, agent and account' });
  const gold = within(groups).getByRole('row', { name: /Gold/ });
  expect(gold).toHaveTextContent('80%');
  expect(gold).toHaveTextContent('no answers');
  await user.click(within(gold).getByRole('button', { name: 'Overdue, Gold: 1' }));
  const behind = await screen.findByRole('table', { name: 'Overdue: 1' });
  expect(behind).toHaveTextContent('Never again');
  expect(window.location.search).toContain('mark=overdue&of=tier&key=A');
});

const asking = { ...bo, permissions: [...bo.permissions, 'see_accounts'] };
const harbour = { id: 'harbour', company: 'Harbour Chemicals' };
const wang = { id: 'p1', name: 'Wang Wei', numbers: ['+8613800550100'], left_at: 0 };

async function inviteDialog() {
  service.replies['GET /session'] = [200, asking];
  service.replies['GET /accounts'] = [200, { accounts: [harbour], after: '' }];
  service.replies['GET /accounts/harbour'] = [200, { people: [wang] }];
  render(<App />);
  await user.click(await screen.findByRole('button', { name: 'Ask a customer' }));
  return screen.findByRole('dialog');
}

async function take(dialog: HTMLElement, field: string, option: string) {
  await user.click(within(dialog).getByLabelText(field));
  await user.click(await screen.findByTitle(option));
}

it('asks a person by a message to their number, and shows the link this once', async () => {
  service.replies['POST /surveys/after_call/invitations'] = [
    200,
    { id: 'i1', link: 'https://house/survey/x', sent: true, until: now() },
  ];
  const dialog = await inviteDialog();
  await take(dialog, 'How', 'A message to their number');
  const send = within(dialog).getByRole('button', { name: 'Send the message' });
  expect(send).toBeDisabled();
  await take(dialog, 'Account', 'Harbour Chemicals');
  await waitFor(() => expect(service.made).toContain('GET /accounts/harbour'));
  await take(dialog, 'Person', 'Wang Wei');
  expect(within(dialog).getByLabelText(/Number/)).toHaveValue('+8613800550100');
  await user.click(send);
  expect(await screen.findByLabelText('Link')).toHaveValue('https://house/survey/x');
  expect(screen.getByText(/The message was sent/)).toBeInTheDocument();
  expect(service.body('POST /surveys/after_call/invitations')).toEqual({
    account: 'harbour',
    person: 'p1',
    number: '+8613800550100',
    language: '',
  });
});

it('leads to the form for what is asked in words', async () => {
  const dialog = await inviteDialog();
  await take(dialog, 'How', 'I ask and write it down');
  await user.click(within(dialog).getByRole('button', { name: 'Write it down' }));
  expect(await screen.findByLabelText('How was it?')).toBeInTheDocument();
});
