import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { discardDraft } from '@/features/admin/document/draft';
import { FakeService, me, problem } from './fake-service';

const root = { ...me, user: 'root', display: 'Root', agent: '', roles: ['administrator'] };
const all = { ...root, permissions: ['configure', 'manage_users', 'audit'] };
const document = {
  name: 'Acme',
  queues: [{ id: 'sales', name: { en: 'Sales' }, ring_seconds: 20, of_tomorrow: 7 }],
  teams: [],
};
const number = (value: number) => ({ type: 'number', default: value });
const schema = {
  $defs: {
    QueuePolicy: {
      properties: {
        id: { type: 'string' },
        name: { type: 'object' },
        ring_seconds: number(20),
        max_wait: number(0),
        knock_twice: { type: 'boolean', default: true },
      },
    },
  },
};
const change = { path: 'queues.sales.ring_seconds', from: 20, to: 25 };
const findings = { problems: [], faults: [], changes: [change] };

let service: FakeService;

function begin(
  path: string,
  replies: Record<string, [number, unknown?]> = {},
  who: typeof me = all,
) {
  window.history.replaceState(null, '', path);
  service = new FakeService({
    'GET /session': [200, who],
    'GET /configuration': [200, { version: 4, document }],
    'GET /configuration/schema': [200, { schema }],
    'GET /configuration/history': [200, { editions: [{ version: 4, at: 1, by: 'ada' }] }],
    'POST /configuration/check': [200, findings],
    'GET /flows': [200, { flows: [] }],
    'GET /users': [200, { users: [] }],
    ...replies,
  });
  render(<App />);
}

beforeEach(discardDraft);

afterEach(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, '', '/');
});

async function setRingTime(seconds: string) {
  const field = await screen.findByLabelText('Ring time');
  await userEvent.clear(field);
  await userEvent.type(field, seconds);
}

/** Types a level over the one that is there. */
async function setLevel(skill: string, level: string) {
  const field = await screen.findByLabelText(`Proficiency in ${skill}`);
  await userEvent.type(field, level, { initialSelectionStart: 0, initialSelectionEnd: 1 });
}

it('stores a change after showing it, and keeps what the form does not know', async () => {
  begin('/admin/queues', { 'PUT /configuration': [200, { version: 5 }] });
  await setRingTime('25');
  expect(await screen.findByText('1 change is not stored')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Review and store' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Queues › sales › Ring time')).toBeInTheDocument();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Store' }));
  expect(await screen.findByText('Stored as version 5')).toBeInTheDocument();
  expect(service.body('PUT /configuration')).toEqual({
    version: 4,
    document: { ...document, queues: [{ ...document.queues[0], ring_seconds: 25 }] },
  });
});

it('shows fields that are newer than the form, by their type', async () => {
  begin('/admin/queues');
  expect(await screen.findByRole('switch', { name: 'Knock twice' })).toBeChecked();
  expect(screen.getByLabelText('Of tomorrow')).toHaveValue('7');
});

it('tells a problem beside its field, and stores nothing', async () => {
  const fault = {
    path: 'queues.sales.ring_seconds',
    code: 'out_of_range',
    message: 'queue sales: ring_seconds is 1 to 86400',
    value: '0',
  };
  begin('/admin/queues', {
    'POST /configuration/check': [200, { ...findings, problems: [fault.message], faults: [fault] }],
  });
  await setRingTime('25');
  const told = await screen.findByText('0 is outside of what is possible.');
  expect(screen.getByLabelText('Ring time')).toHaveAccessibleDescription(
    expect.stringContaining(told.textContent) as string,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Review and store' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: 'Store' })).toBeDisabled();
});

it('says who was quicker, and puts the changes on top of theirs', async () => {
  begin('/admin/queues', { 'PUT /configuration': problem(409, 'stale_version') });
  await setRingTime('25');
  await screen.findByText('1 change is not stored'); // Checked, so it can be stored.
  await userEvent.click(await screen.findByRole('button', { name: 'Review and store' }));
  service.replies['GET /configuration'] = [
    200,
    { version: 5, document: { ...document, name: 'Bolt' } },
  ];
  service.replies['GET /configuration/history'] = [
    200,
    { editions: [{ version: 5, at: Date.now() / 1000, by: 'eve' }] },
  ];
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Store' }));
  await within(dialog).findByText(/Somebody else was quicker/);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText(/^eve stored version 5/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Put my changes on top' }));
  service.replies['PUT /configuration'] = [200, { version: 6 }];
  await screen.findByText('1 change is not stored');
  await userEvent.click(screen.getByRole('button', { name: 'Review and store' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Store' }));
  await screen.findByText('Stored as version 6');
  expect(service.calls.filter(({ what }) => what === 'PUT /configuration').at(-1)?.body).toEqual({
    version: 5,
    document: {
      ...document,
      name: 'Bolt',
      queues: [{ ...document.queues[0], ring_seconds: 25 }],
    },
  });
});

it('does not show one user what another has not stored', async () => {
  begin('/admin/queues');
  await setRingTime('25');
  await screen.findByText('1 change is not stored');
  cleanup();
  begin('/admin/queues', {}, { ...all, user: 'eve' });
  expect(await screen.findByLabelText('Ring time')).toHaveValue('20');
  await waitFor(() => expect(screen.queryByText(/not stored/)).not.toBeInTheDocument());
});

it('adds an entry under an id that is free', async () => {
  begin('/admin/queues');
  await userEvent.click(await screen.findByRole('button', { name: 'Add' }));
  const id = await screen.findByLabelText('Id');
  await userEvent.type(id, 'sales');
  expect(screen.getByText('This id is taken.')).toBeInTheDocument();
  await userEvent.type(id, '2{Enter}');
  expect(await screen.findByRole('heading', { name: 'sales2' })).toBeInTheDocument();
  expect(window.location.pathname).toBe('/admin/queues/sales2');
});

it('begins with nothing', async () => {
  begin('/admin/teams');
  expect(await screen.findByText('Nothing here yet')).toBeInTheDocument();
});

it('shows an auditor the trail alone', async () => {
  const line = { id: 3, at: 1e9, who: 'ada', what: 'user.added', detail: { user: 'eva' } };
  begin('/admin', { 'GET /audit': [200, { lines: [line] }] }, { ...root, permissions: ['audit'] });
  expect(await screen.findByText('Added a user')).toBeInTheDocument();
  expect(screen.getByText('user: eva')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Users' })).not.toBeInTheDocument();
  expect(service.made).not.toContain('GET /configuration');
});

it('says so where a page may not be seen', async () => {
  begin('/admin/users', {}, { ...root, permissions: ['audit'] });
  expect(await screen.findByText('Your account may not see this')).toBeInTheDocument();
});

it('keeps administrators from taking their own access away', async () => {
  const page = {
    name: 'root',
    display: 'Root',
    agent: '',
    roles: ['administrator'],
    language: 'en',
    active: true,
  };
  begin('/admin/users', {
    'GET /users': [200, { users: [page] }],
    'PATCH /users/root': [200, page],
  });
  expect(await screen.findByRole('switch', { name: 'May sign in' })).toBeDisabled();
  const name = screen.getByLabelText('Display name');
  await userEvent.clear(name);
  await userEvent.type(name, 'Roberta');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(service.body('PATCH /users/root')).toEqual({ display: 'Roberta' }));
});

it('shows what an import would change before it is done', async () => {
  begin('/admin/transfer', { 'POST /configuration.yaml': [200, findings] });
  await userEvent.type(await screen.findByLabelText('YAML text'), 'name: Bolt');
  await waitFor(() => expect(service.made).toContain('GET /configuration'));
  await userEvent.click(screen.getByRole('button', { name: 'Show what it would change' }));
  expect(await screen.findByText('Queues › sales › Ring time')).toBeInTheDocument();
  expect(service.made.filter((what) => what === 'POST /configuration.yaml')).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByText('Imported.')).toBeInTheDocument();
});

it('asks for skills of a queue, each with its level', async () => {
  const queue = { ...document.queues[0], preferred: { pumps: 3 } };
  const skills = [
    { id: 'german', name: { en: 'German' } },
    { id: 'pumps', name: { en: 'Pumps' } },
  ];
  begin('/admin/queues', {
    'GET /configuration': [200, { version: 4, document: { ...document, queues: [queue], skills } }],
  });
  const required = 'Required skills, least proficiency 1 to 10: Add skill…';
  await userEvent.click(await screen.findByRole('combobox', { name: required }));
  const offered = { selector: '.ant-select-item-option-content' };
  await userEvent.click(await screen.findByText('German', offered));
  await setLevel('German', '7');
  await setLevel('Pumps', '6');
  const written = { ...queue, skills: { german: 7 }, preferred: { pumps: 6 } };
  const checked = () => service.calls.filter(({ what }) => what === 'POST /configuration/check');
  await waitFor(() =>
    expect(checked().at(-1)?.body).toMatchObject({ document: { queues: [written] } }),
  );
});
