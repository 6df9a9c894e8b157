import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components, paths } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type Review = Schemas['Review'];
export type ReviewLine = Schemas['ReviewLine'];
export type ReviewedCase = Schemas['ReviewedCase'];
export type Query = NonNullable<paths['/api/v1/case-review']['get']['parameters']['query']>;
type Behind = NonNullable<paths['/api/v1/case-review/cases']['get']['parameters']['query']>;
export type Mark = NonNullable<Behind['mark']>;
export type Group = NonNullable<Behind['by']>;

/** Which number was chosen: its mark, and under which key of which group ('' for the whole). */
export interface Chosen {
  mark: Mark;
  by: Group | '';
  key: string;
}

export function useReview(query: Query) {
  return useQuery({
    queryKey: ['cases', 'review', query],
    queryFn: () => answer(api.GET('/api/v1/case-review', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useBehind(query: Query, { mark, by, key }: Chosen) {
  const whole = { ...query, mark, ...(by && { by, key }) };
  return useQuery({
    queryKey: ['cases', 'review', 'behind', whole],
    queryFn: () => answer(api.GET('/api/v1/case-review/cases', { params: { query: whole } })),
    placeholderData: keepPreviousData,
  });
}

/** Where the file of a review is fetched. Pure. */
export function exportAddress(query: Query, format: 'csv' | 'xlsx'): string {
  const told = Object.entries({ ...query, format }).map(([name, value]) => [name, String(value)]);
  return `/api/v1/case-review/export?${new URLSearchParams(told).toString()}`;
}
