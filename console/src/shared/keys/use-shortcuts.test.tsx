import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { setPrefs } from '../prefs/prefs';
import { useShortcuts } from './use-shortcuts';

let pressed: string[];

function Page() {
  useShortcuts({ h: () => pressed.push('h'), t: undefined, 1: () => pressed.push('1') });
  return (
    <>
      <input aria-label="note" />
      <input type="radio" aria-label="choice" />
      <button type="button">button</button>
    </>
  );
}

beforeEach(() => {
  pressed = [];
  render(<Page />);
});

it('acts on single keys, in either case, wherever nobody types', async () => {
  await userEvent.keyboard('hH1');
  await userEvent.click(screen.getByRole('button'));
  await userEvent.keyboard('h');
  await userEvent.click(screen.getByRole('radio'));
  await userEvent.keyboard('1');
  expect(pressed).toEqual(['h', 'h', '1', 'h', '1']);
});

it('leaves typing alone', async () => {
  await userEvent.type(screen.getByRole('textbox'), 'oh 1');
  expect(pressed).toEqual([]);
  expect(screen.getByRole('textbox')).toHaveValue('oh 1');
});

it('leaves the browser its own shortcuts', async () => {
  await userEvent.keyboard('{Control>}h{/Control}{Meta>}1{/Meta}t');
  expect(pressed).toEqual([]);
});

it('can be switched off', async () => {
  setPrefs({ shortcuts: false });
  await userEvent.keyboard('h1');
  expect(pressed).toEqual([]);
});
