import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me } from './fake-service';
import { now } from './views';

/** The review of complaints: numbers in groups, and the cases behind each. */

const mia = {
  ...me,
  user: 'mia',
  agent: '',
  permissions: ['see_cases', 'work_cases', 'manage_cases', 'see_accounts'],
};
const rate = (part: number, whole: number) => ({
  part,
  whole,
  value: whole ? part / whole : null,
  goal: null,
  missed: false,
  hidden: false,
});
const speed = (median: number | null) => ({ n: 3, median, p90: 9.5, goal: null, missed: false });
const line = (key: string, raised: number, late: number) => ({
  key,
  counts: { raised, answered_in_time: raised - late, answer_late: late, upheld: 1 },
  answered_in_time: rate(raised - late, raised),
  solved_in_time: rate(0, 0),
  reopened: rate(0, raised),
  upheld: rate(1, 1),
  answer: speed(2.5),
  solution: speed(null),
});
const reviewed = {
  case: {
    id: 'k1',
    version: 1,
    number: 'C-2026-000001',
    type: 'complaint',
    state: 'solved',
    title: 'The pump leaks',
    origin: 'hand',
    account: 'acc-1',
    person: '',
    department: 'support',
    owner: 'tom',
    opener: 'mei',
    tier: 'A',
    priority: 'normal',
    step: 'department',
    opened_at: now,
    changed_at: now,
    due_at: null,
    breached: false,
    paused: false,
  },
  answer_hours: 30,
  solution_hours: null,
  marks: ['raised', 'answer_late', 'upheld'],
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, mia],
    'GET /case-review': [
      200,
      {
        whole: line('', 4, 1),
        groups: {
          type: [line('complaint', 4, 1)],
          cause: [line('seal', 3, 1), line('', 1, 0)],
          department: [line('support', 4, 1)],
          tier: [],
          account: [],
        },
      },
    ],
    'GET /case-review/cases': [200, { count: 1, cases: [reviewed] }],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('opens the cases behind a number', async () => {
  window.history.pushState(null, '', '/cases/review');
  render(<App />);
  const numbers = await screen.findByRole('table', { name: 'Review of complaints' });
  const seals = within(numbers).getByRole('row', { name: /Seals/ });
  expect(seals).toHaveTextContent('67%');
  expect(seals).toHaveTextContent('2.5 h');
  expect(within(numbers).getByRole('row', { name: /not known/ })).toBeInTheDocument();
  await user.click(within(seals).getByRole('button', { name: 'Answer late, Seals: 1' }));
  const behind = await screen.findByRole('table', { name: 'Answer late: 1 cases' });
  expect(within(behind).getByRole('link', { name: 'The pump leaks' })).toHaveAttribute(
    'href',
    '/cases/k1',
  );
  expect(behind).toHaveTextContent('Answer late · Upheld');
  expect(window.location.search).toContain('key=seal');
  expect(service.made).toContain('GET /case-review/cases');
  expect(screen.getByRole('link', { name: /Export XLSX/ })).toHaveAttribute(
    'href',
    expect.stringContaining('/api/v1/case-review/export?since='),
  );
});

it('says so where no customer came again', async () => {
  window.history.pushState(null, '', '/cases/review?by=account');
  render(<App />);
  expect(await screen.findByText('No customer came more than once.')).toBeInTheDocument();
});
