import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { FakeService, me } from './fake-service';

/** Words of colleagues about erased people, in the console (EU-03). */

const ada = { ...me, user: 'ada', agent: '', permissions: ['see_accounts', 'privacy'] };
const mention = {
  id: 'm1',
  version: 1,
  erasure: 'e1',
  kind: 'note',
  ref: 'n1',
  account: 'acc-1',
  fields: ['title'],
  decided: 'open',
  why: '',
  by: '',
  at: 0,
  found_at: 1_790_000_000,
};
const row = { mention, texts: { title: 'Ida and Bo want pumps' }, editable: ['title'] };
const user = userEvent.setup({ pointerEventsCheck: 0 });

afterEach(() => {
  window.history.pushState(null, '', '/');
  vi.unstubAllGlobals();
});

it('writes them anew, or keeps them with a reason', async () => {
  const service = new FakeService({
    'GET /session': [200, ada],
    'GET /mentions': [200, { mentions: [row] }],
    'POST /mentions/m1/decide': [200, row],
  });
  window.history.pushState(null, '', '/privacy/mentions');
  render(<App />);
  await waitFor(() => expect(service.made).toContain('GET /house'));
  await waitFor(() => expect(service.made).toContain('GET /mentions'), { timeout: 30_000 });
  await user.click(await screen.findByRole('button', { name: 'Write anew' }));
  const dialog = await screen.findByRole('dialog');
  const words = within(dialog).getByLabelText('What it says');
  await user.clear(words);
  await user.type(words, 'Bo wants pumps');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(service.body('POST /mentions/m1/decide')).toEqual({
      version: 1,
      decided: 'scrubbed',
      texts: { title: 'Bo wants pumps' },
      why: '',
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Keep' }));
  const asked = await screen.findByRole('dialog', { name: 'Keep' });
  expect(within(asked).getByRole('button', { name: 'Save' })).toBeDisabled();
});
