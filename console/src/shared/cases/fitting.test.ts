import { expect, it } from 'vitest';
import { fitting } from './fitting';

const cases = [
  { id: 'a', number: 'C-7', title: 'Pump leaks' },
  { id: 'b', number: 'C-71', title: 'Invoice of C-7' },
  { id: 'c', number: 'C-8', title: 'leak again' },
];
const ids = (typed: string, but = '') => fitting(cases, typed, but).map(([id]) => id);

it('finds by number and by words, never the case itself', () => {
  expect(ids('leak')).toEqual(['a', 'c']);
  expect(ids('c-8')).toEqual(['c']);
  expect(ids('leak', 'a')).toEqual(['c']);
  expect(ids('')).toEqual(['a', 'b', 'c']);
});

it('puts what begins so first', () => {
  expect(ids('C-7')).toEqual(['a', 'b']);
  expect(ids('invoice')).toEqual(['b']);
});
