import { expect, test } from 'vitest';
import type { Question } from './api';
import { answered, open, percent } from './format';

test('a score without anything to divide by is a dash', () => {
  expect([percent(null), percent(0), percent(0.8756)]).toEqual(['–', '0.0 %', '87.6 %']);
});

test('an answer is given, changed and commented without losing the others', () => {
  const one = answered([], 'a', { value: 1 });
  const two = answered(one, 'b', { value: null, comment: 'no account' });
  expect(answered(two, 'a', { comment: 'well' })).toEqual([
    { question: 'a', value: 1, comment: 'well' },
    { question: 'b', value: null, comment: 'no account' },
  ]);
});

test('not applicable is an answer', () => {
  const questions = [{ id: 'a' }, { id: 'b' }] as Question[];
  expect(
    open(questions, [{ question: 'a', value: null, comment: '' }]).map(({ id }) => id),
  ).toEqual(['b']);
});
