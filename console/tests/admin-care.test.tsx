import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { discardDraft } from '@/features/admin/document/draft';
import { FakeService, me } from './fake-service';

/** The pages of departments, cases, surveys and approvals: forms of the configuration. */

const root = {
  ...me,
  user: 'root',
  agent: '',
  permissions: ['configure', 'manage_users', 'watch'],
};
const document = {
  queues: [],
  departments: [{ id: 'tech', name: { en: 'Technical service' }, head: 'tia', of_tomorrow: 7 }],
  surveys: [
    {
      id: 'after_call',
      questions: [{ id: 'csat', text: { en: 'Content?', fr: 'Content ?' }, low: 2, colour: 'red' }],
    },
  ],
  approval_routes: [{ id: 'credit', steps: [{ users: ['sue'], up_to: 500, quorum: 2 }] }],
  case_rules: { resolution_hours: { A: 72 }, of_tomorrow: 7 },
};
const types = {
  type: 'object',
  default: { complaint: { response_hours: 120, follow_up_hours: 72 } },
};
const schema = { $defs: { CaseRules: { properties: { types } } } };

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  discardDraft();
  service = new FakeService({
    'GET /session': [200, root],
    'GET /configuration': [200, { version: 4, document }],
    'GET /configuration/schema': [200, { schema }],
    'GET /configuration/history': [200, { editions: [] }],
    'POST /configuration/check': [200, { problems: [], faults: [], changes: [], warnings: [] }],
    'GET /flows': [200, { flows: [] }],
    'GET /users/names': [
      200,
      {
        users: [
          { name: 'sue', display: 'Sue Berg', active: true },
          { name: 'tom', display: 'Tom Lind', active: true },
          { name: 'old', display: 'Old Hand', active: false },
        ],
      },
    ],
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

function open(path: string) {
  window.history.replaceState(null, '', path);
  render(<App />);
}

/** The document as it was last sent to be checked. */
async function written(): Promise<typeof document> {
  let body: unknown;
  await waitFor(() => {
    body = service.calls.filter(({ what }) => what === 'POST /configuration/check').at(-1)?.body;
    expect(body).toBeDefined();
  });
  return (body as { document: typeof document }).document;
}

async function choose(field: HTMLElement, option: string) {
  await user.click(field);
  await user.click(
    await screen.findByText(option, { selector: '.ant-select-item-option-content' }),
  );
}

it('tells of a head whom no user is, and offers those who may sign in', async () => {
  const warning = {
    path: 'departments.tech.head',
    code: 'unknown_user',
    message: '',
    value: 'tia',
  };
  service.replies['GET /configuration/warnings'] = [200, { warnings: [warning] }];
  open('/admin/departments');
  const head = await screen.findByRole('combobox', { name: 'Head' });
  await waitFor(() =>
    expect(head).toHaveAccessibleDescription(expect.stringContaining('No user is called "tia".')),
  );
  await choose(head, 'Sue Berg · sue');
  expect(screen.queryByText('Old Hand · old')).not.toBeInTheDocument();
  expect((await written()).departments).toEqual([{ ...document.departments[0], head: 'sue' }]);
});

it('edits the questions of a survey and keeps what it does not know of them', async () => {
  open('/admin/surveys');
  const question = await screen.findByRole('region', { name: 'Questions 1' });
  await user.clear(within(question).getByLabelText('Highest mark'));
  await user.type(within(question).getByLabelText('Highest mark'), '7');
  await user.click(screen.getByRole('button', { name: 'Questions: Add' }));
  const second = await screen.findByRole('region', { name: 'Questions 2' });
  await user.type(within(second).getByLabelText('Id'), 'likely');
  await user.click(within(second).getByRole('button', { name: 'Move Questions 2 up' }));
  await waitFor(async () =>
    expect((await written()).surveys[0]?.questions).toEqual([
      { id: 'likely', measure: 'csat', least: 1, most: 5 },
      { ...document.surveys[0]?.questions[0], most: 7 },
    ]),
  );
});

it('tells what is wrong with a question beside its field', async () => {
  const fault = {
    path: 'surveys.after_call.questions.csat.most',
    code: 'out_of_range',
    value: '7',
  };
  service.replies['POST /configuration/check'] = [
    200,
    { problems: ['x'], faults: [{ ...fault, message: 'x' }], changes: [], warnings: [] },
  ];
  open('/admin/surveys');
  const question = await screen.findByRole('region', { name: 'Questions 1' });
  await user.type(within(question).getByLabelText('Highest mark'), '7');
  await waitFor(() =>
    expect(within(question).getByLabelText('Highest mark')).toHaveAccessibleDescription(
      '7 is outside of what is possible.',
    ),
  );
});

it('adds a step to a route, and a route for what has none', async () => {
  open('/admin/approvals');
  expect(await screen.findByRole('heading', { name: 'Credit' })).toBeInTheDocument();
  await user.click(
    await screen.findByRole('button', { name: 'Who agrees, one after another: Add' }),
  );
  const step = await screen.findByRole('region', { name: 'Who agrees, one after another 2' });
  await choose(within(step).getByRole('combobox', { name: 'Users' }), 'Tom Lind · tom');
  const steps = [...(document.approval_routes[0]?.steps ?? []), { users: ['tom'] }];
  await waitFor(async () =>
    expect((await written()).approval_routes).toEqual([{ id: 'credit', steps }]),
  );
  const header = screen.getByRole('heading', { name: 'Approval routes' }).parentElement;
  await user.click(within(header ?? step).getByRole('button', { name: 'Add' }));
  await choose(await screen.findByRole('combobox', { name: 'For what' }), 'Another tier');
  expect(await screen.findByRole('heading', { name: 'Another tier' })).toBeInTheDocument();
  expect(window.location.pathname).toBe('/admin/approvals/tier');
});

it('sets the hours of a type of case on top of those that hold by themselves', async () => {
  open('/admin/cases');
  expect(await screen.findByLabelText('Complaint: Answered')).toHaveValue('120');
  await user.type(screen.getByLabelText('Fault: Answered'), '8');
  await waitFor(async () =>
    expect((await written()).case_rules).toEqual({
      ...document.case_rules,
      types: { ...types.default, fault: { response_hours: 8 } },
    }),
  );
});
