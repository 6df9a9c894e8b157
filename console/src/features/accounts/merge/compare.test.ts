import { expect, it } from 'vitest';
import { account } from '../../../../tests/accounts';
import { compare } from './compare';

const told = (kept: Parameters<typeof account>[0], gone: Parameters<typeof account>[0]) =>
  compare(account(kept), account(gone)).map(({ field, comes }) => [field, comes]);

it('fills in what nobody filled in, and keeps everything else', () => {
  expect(
    told(
      { company: 'Acme Ltd', industry: '', stage: 'found', address: 'Here' },
      { company: 'Acme', industry: 'Pumps', stage: 'kept', address: 'There', tags: [] },
    ),
  ).toEqual([
    ['company', 'stays'],
    ['stage', 'filled'],
    ['industry', 'filled'],
    ['address', 'stays'],
  ]);
});

it('takes nothing that others have to agree to', () => {
  expect(told({ tier: '' }, { tier: 'A' })).toEqual([['tier', 'stays']]);
  expect(told({ tier: 'A' }, { tier: 'A' })).toEqual([]);
});
