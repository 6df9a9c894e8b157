import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { person } from './accounts';
import { FakeService, me } from './fake-service';
import { now } from './views';

const ada = { ...me, user: 'ada', agent: '', permissions: ['privacy', 'see_accounts'] };

const DAY = 86_400;

const wish = (change: Record<string, unknown> = {}) => ({
  id: 'req-1',
  version: 2,
  person: 'per-1',
  kind: 'erasure',
  text: 'by telephone',
  received_at: now() - 20 * DAY,
  due_at: now() + 10 * DAY,
  by: 'ana',
  extended: '',
  extended_at: 0,
  warned: 0,
  answered_at: 0,
  answered_by: '',
  answer: null,
  answer_text: '',
  ...change,
});

const proof = {
  id: 'era-1',
  version: 1,
  person: 'per-1',
  at: now(),
  by: 'ada',
  request: 'by telephone',
  removed: ['name', 'numbers'],
  also: { timeline: 4 },
  locked: { contracts: 'kept as the law of commerce wants' },
  suppressed: [],
  recordings: 0,
  waiting: [],
};

const rule = {
  category: 'recordings',
  keep_days: 10,
  why: 'house',
  ours: true,
  least_days: 30,
  law: 'CN-08',
  too_short: true,
  last: null,
};

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /session': [200, ada],
    'GET /privacy-requests': [200, { requests: [wish()], in_time: null }],
    'GET /people/per-1': [200, person()],
    'GET /people': [200, { people: [person()], after: '' }],
    'GET /retention': [200, { region: 'cn', rules: [rule] }],
    'GET /purges': [200, { purges: [] }],
    'GET /purges/dry-run': [
      200,
      {
        categories: [{ category: 'recordings', before: now() - 10 * DAY, count: 7, why: 'house' }],
      },
    ],
  });
});

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

async function open(address: string) {
  window.history.pushState(null, '', address);
  render(<App />);
  await waitFor(() => expect(service.made).toContain('GET /house'));
}

const row = (name: RegExp) => screen.findByRole('row', { name });

describe('what people ask for about their own data', () => {
  it('is erased from its line, in the words it was asked for, and the proof says what stays', async () => {
    await open('/privacy');
    const line = await row(/Li Wei/);
    expect(line).toHaveTextContent('9 d');
    await user.click(await within(line).findByRole('button', { name: 'Erase…' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('textbox')).toHaveValue('by telephone');
    service.replies['POST /people/per-1/erase'] = [200, proof];
    service.replies['GET /people/per-1'] = [200, person({ name: '', erased_at: now() })];
    service.replies['GET /people/per-1/erasures'] = [200, { erasures: [proof] }];
    await user.click(within(dialog).getByRole('button', { name: 'Erase for good' }));
    expect(service.body('POST /people/per-1/erase')).toEqual({
      version: 1,
      request: 'by telephone',
    });
    await user.click(await screen.findByRole('button', { name: 'See the proof' }));
    expect(
      await screen.findByText('Contracts: the law of commerce wants them kept'),
    ).toBeInTheDocument();
  });

  it('is written down for a person who is looked for', async () => {
    service.replies['GET /privacy-requests'] = [200, { requests: [], in_time: null }];
    await open('/privacy');
    expect(await screen.findByText('Nobody waits for an answer.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'New request' }));
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Write down' });
    expect(send).toBeDisabled();
    await user.click(within(dialog).getByLabelText(/^Person/));
    await user.click(await screen.findByText(/^Li Wei · Buyer/));
    await user.type(within(dialog).getByLabelText(/^What they asked/), 'a letter');
    await waitFor(() => expect(send).toBeEnabled());
    await user.click(send);
    await waitFor(() =>
      expect(service.body('POST /privacy-requests')).toEqual({
        person: 'per-1',
        kind: 'access',
        text: 'a letter',
        received_at: 0,
      }),
    );
  });
});

describe('how long data are kept', () => {
  it('says where the law wants longer, and counts what would go without deleting it', async () => {
    await open('/privacy/retention');
    const line = await row(/Recordings and voicemails/);
    expect(within(line).getByLabelText('Kept for less than the law wants')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try without deleting' }));
    expect(await within(line).findByText(/^7 from before/)).toBeInTheDocument();
    expect(service.made).not.toContain('POST /purges');
  });
});
