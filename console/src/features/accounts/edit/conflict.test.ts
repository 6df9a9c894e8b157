import { expect, it } from 'vitest';
import { clashes, onTop } from './conflict';

const before = { company: 'Acme', industry: 'pumps', tags: ['a'] };
const theirs = { company: 'Acme Group', industry: 'pumps', tags: ['a', 'b'] };

it('names what somebody else has otherwise, and nothing else', () => {
  expect(clashes({ company: 'Acme', industry: 'pumps', tags: ['a', 'b'] }, theirs)).toEqual([
    { key: 'company', theirs: 'Acme Group', mine: 'Acme' },
  ]);
});

it('keeps what was written here and takes over the rest', () => {
  const mine = { company: 'Acme', industry: 'valves', tags: ['a'] };
  expect(onTop(before, mine, theirs)).toEqual({
    company: 'Acme Group',
    industry: 'valves',
    tags: ['a', 'b'],
  });
});
