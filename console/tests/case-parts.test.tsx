import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CaseChoice } from '@/features/cases/page/choices';
import { Counted } from '@/features/cases/page/counted';
import { Links } from '@/features/cases/page/links';
import type { Case } from '@/shared/cases/kinds';
import { FakeService } from './fake-service';

/** Parts of a case's page: what its clocks counted, the cases beside it, and the choice of another. */

const about = {
  id: 'k1',
  account: 'acc-1',
  person: '',
  links: [{ case: 'k2', relation: 'related' }],
  merged: [],
  merged_into: '',
} as unknown as Case;

const other = { id: 'k2', number: 'C-8', title: 'Invoice is wrong' };

let service: FakeService;
const user = userEvent.setup({ pointerEventsCheck: 0 });

beforeEach(() => {
  service = new FakeService({
    'GET /cases': [200, { cases: [other, { ...other, id: 'k1', number: 'C-7' }], after: '' }],
    'GET /cases/k2': [200, { case: other }],
  });
});

afterEach(() => vi.unstubAllGlobals());

const show = (part: ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>{part}</MemoryRouter>
    </QueryClientProvider>,
  );

it('names the cases that belong to it', async () => {
  show(<Links about={about} />);
  expect(await screen.findByRole('link', { name: 'C-8 · Invoice is wrong' })).toHaveAttribute(
    'href',
    '/cases/k2',
  );
});

it('offers the other cases of the customer to choose from, never the case itself', async () => {
  const change = vi.fn();
  show(
    <>
      <label htmlFor="other">Other</label>
      <CaseChoice id="other" about={about} value="" change={change} />
    </>,
  );
  await user.click(screen.getByLabelText('Other'));
  await user.click(await screen.findByText('C-8 · Invoice is wrong'));
  expect(change).toHaveBeenCalledWith('k2');
  expect(screen.queryByText(/C-7/)).not.toBeInTheDocument();
});

it('lists every interval that counted on a clock', async () => {
  const reading = {
    elapsed: 5400,
    remaining: 0,
    due: null,
    paused: '',
    warned: [],
    breached: false,
    next_at: null,
  };
  const counted = [
    [0, 3600],
    [90_000, 91_800],
  ];
  service.replies['GET /cases/k1/clocks'] = [
    200,
    { clocks: [{ kind: 'response', reading, counted, calendar: '' }] },
  ];
  show(<Counted id="k1" />);
  await user.click(screen.getByRole('button', { name: 'How it was counted' }));
  const table = await screen.findByRole('table', { name: /1 h 30 min so far/ });
  const spans = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell').at(-1)?.textContent);
  expect(spans).toEqual(['1 h', '30 min']);
});
