import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '@/app/app';
import { clearNotice } from '@/shared/ui/notice';
import { FakeService } from './fake-service';
import { contactView, talkingDesk } from './views';

const talk = {
  id: 'c1',
  version: 1,
  agent: 'mei',
  script: 'plan',
  edition: 1,
  way: [],
  objections: [],
  result: null,
  interest: null,
  reason: '',
  note: '',
  follow_up_at: 0,
  task: '',
};
const step = {
  step: 'hello',
  do: 'ask',
  stage: 'opening',
  text: { en: 'Am I speaking to Ms Chen?', 'zh-CN': '请问是陈女士吗？' },
  depth: 0,
  answers: [{ key: 'right', name: { en: 'Yes, speaking' } }],
  field: null,
  result: '',
};
const seats = {
  ...step,
  step: 'seats',
  do: 'field',
  text: { en: 'How many?' },
  depth: 1,
  answers: [],
  field: { field: 'seats', name: { en: 'Seats' }, kind: 'number', choices: [], required: true },
};
const price = {
  seq: 1,
  type: 'price',
  stage: 'opening',
  offset: 61,
  outcome: 'unresolved',
  subtype: '',
  card: '',
  verbatim: '',
  competitor: '',
  authenticity: 'unknown',
  assisted: false,
};
const view = (change = {}, shown: object = step) => ({
  talk: { ...talk, ...change },
  shown,
  offers_end: false,
  scripts: [],
});
const guide = {
  types: [
    { id: 'price', name: { en: 'Price' }, parent: '', counts: true, retired: false },
    { id: 'price_high', name: { en: 'Too expensive' }, parent: 'price', counts: true },
    { id: 'stop', name: { en: 'No more calls' }, parent: '', counts: false, retired: false },
  ],
  cards: [
    { id: 'years', type: 'price', title: { en: 'Over the years' }, text: { en: 'Look at it.' } },
  ],
};

let service: FakeService;

beforeEach(() => {
  service = new FakeService({
    'POST /talks/c1': [200, view()],
    'GET /objections': [200, guide],
  });
});

afterEach(() => {
  clearNotice();
  vi.unstubAllGlobals();
});

/** Opens the desk in a call of ours: its script is what is shown first. */
async function open() {
  render(<App />);
  await waitFor(() => expect(service.sockets.length).toBeGreaterThan(0));
  service.show(talkingDesk({ contact: contactView({ kind: 'outgoing', agent: 'mei' }) }));
  return screen.findByText('Am I speaking to Ms Chen?');
}

it('goes through the script, and writes down what the customer says', async () => {
  await open();
  service.replies['POST /talks/c1/steps'] = [200, view({}, seats)];
  await userEvent.click(screen.getByRole('button', { name: 'Yes, speaking' }));
  await userEvent.type(await screen.findByLabelText('Seats'), '12{Enter}');
  await waitFor(() =>
    expect(service.calls.filter(({ what }) => what === 'POST /talks/c1/steps')).toHaveLength(2),
  );
  expect(service.calls.at(-1)?.body).toEqual({ step: 'seats', answer: '12' });
});

it('logs an objection in one click and says in another which card was used', async () => {
  await open();
  service.replies['POST /talks/c1/objections'] = [200, view({ objections: [price], version: 2 })];
  await userEvent.click(await screen.findByRole('button', { name: 'Price' }));
  expect(service.body('POST /talks/c1/objections')).toEqual({ type: 'price' });
  const used = { ...price, card: 'years' };
  service.replies['PATCH /talks/c1/objections/1'] = [200, view({ objections: [used] })];
  await userEvent.click(await screen.findByRole('button', { name: 'Over the years' }));
  expect(await screen.findByText('Look at it.')).toBeVisible();
});

it('blocks a number only after a question', async () => {
  await open();
  service.replies['POST /talks/c1/objections'] = [200, view()];
  await userEvent.click(await screen.findByRole('button', { name: 'No more calls' }));
  expect(service.made).not.toContain('POST /talks/c1/objections');
  await userEvent.click(await screen.findByRole('button', { name: 'Block the number' }));
  await waitFor(() => expect(service.body('POST /talks/c1/objections')).toEqual({ type: 'stop' }));
});

it('registers no refusal without a reason', async () => {
  await open();
  const panel = screen.getByRole('region', { name: 'Result of the talk' });
  await userEvent.click(within(panel).getByRole('button', { name: 'Refused' }));
  expect(within(panel).getByRole('button', { name: 'Register the result' })).toBeDisabled();
  expect(panel).toHaveTextContent('Without interest a reason is needed.');
  service.replies['PUT /talks/c1/result'] = [200, view({ result: 'sale', version: 2 })];
  await userEvent.click(within(panel).getByRole('button', { name: 'Sale' }));
  await userEvent.click(within(panel).getByRole('button', { name: 'Register the result' }));
  await screen.findByText(/Registered: Sale/);
});
