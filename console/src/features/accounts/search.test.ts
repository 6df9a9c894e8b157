import { expect, it } from 'vitest';
import { sheetKind } from '@/shared/page/use-taking';
import { levelOf } from './kinds';
import { PAGE, queryOf, searchOf } from './search';

const search = (query: string) => searchOf(new URLSearchParams(query));

it('asks the service for what the address says, and for nothing that makes no sense', () => {
  expect(queryOf(search(''))).toEqual({ limit: PAGE, order: 'company' });
  expect(queryOf(search('company=Ac&tier=A&stage=kept&order=-company&after=x'))).toEqual({
    limit: PAGE,
    company: 'Ac',
    tier: 'A',
    stage: 'kept',
    order: '-company',
    after: 'x',
  });
  expect(queryOf(search('stage=flying&order=price&secrecy=hidden'))).toEqual({
    limit: PAGE,
    order: 'company',
  });
});

it('judges a score by the bounds of the service', () => {
  expect([0, 19.9, 20, 49.9, 50].map(levelOf)).toEqual(['good', 'good', 'watch', 'watch', 'high']);
});

it('takes files by their ending', () => {
  expect(['a.CSV', 'b.xlsx', 'c.xls', 'csv'].map(sheetKind)).toEqual(['csv', 'xlsx', '', 'csv']);
});
