import { expect, it } from 'vitest';
import type { TalkView } from '../api/talk';
import { resultOf, whyNot, type Entry } from './result';

const entry: Entry = { result: null, interest: null, reason: '', note: '', followUpAt: null };
const view = (talk: object, result = '') =>
  ({ talk: { objections: [], note: '', ...talk }, shown: { result } }) as unknown as TalkView;

it('begins with what the step proposes, and with the last objection as the reason', () => {
  const begun = resultOf(view({ objections: [{ type: 'price' }, { type: 'need' }] }, 'refused'));
  expect(begun).toMatchObject({ result: 'refused', reason: 'need' });
});

it('keeps what is registered', () => {
  expect(resultOf(view({ result: 'sale', note: 'Tuesday' }, 'refused'))).toMatchObject({
    result: 'sale',
    note: 'Tuesday',
  });
});

it('wants a reason where there is no interest, and a time where it is followed up', () => {
  expect(whyNot({ ...entry, result: 'refused' })).toBe('reasonNeeded');
  expect(whyNot({ ...entry, result: 'follow_up', interest: false, followUpAt: 9 })).toBe(
    'reasonNeeded',
  );
  expect(whyNot({ ...entry, result: 'follow_up' })).toBe('timeNeeded');
  expect(whyNot({ ...entry, result: 'sale' })).toBe('');
});
