import { useCallback } from 'react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Wish = Schemas['PrivacyRequest'];
export type Rule = Schemas['KeptFor'];
export type Purge = Schemas['Purge'];

export const KINDS = ['access', 'erasure', 'correction', 'objection'] as const;
export const ANSWERS = ['done', 'partly', 'refused'] as const;

export function useRequests(unanswered: boolean) {
  return useQuery({
    queryKey: ['privacy', 'requests', unanswered],
    queryFn: () =>
      answer(api.GET('/api/v1/privacy-requests', { params: { query: { unanswered } } })),
    refetchInterval: 60_000,
  });
}

const readPerson = (id: string) => ({
  queryKey: ['people', 'one', id],
  queryFn: () => answer(api.GET('/api/v1/people/{id}', { params: { path: { id } } })),
});

/** The people of a list, by id, as far as they are known by now. */
export function usePeopleOf(ids: readonly string[]) {
  const found = useQueries({ queries: [...new Set(ids)].map(readPerson) });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}

export const write = (person: string, kind: Wish['kind'], text: string, received_at: number) =>
  answer(api.POST('/api/v1/privacy-requests', { body: { person, kind, text, received_at } }));

export const extend = ({ id, version }: Wish, why: string) =>
  answer(
    api.POST('/api/v1/privacy-requests/{id}/extend', {
      params: { path: { id } },
      body: { version, why },
    }),
  );

export const note = ({ id, version }: Wish, said: (typeof ANSWERS)[number], text: string) =>
  answer(
    api.POST('/api/v1/privacy-requests/{id}/answer', {
      params: { path: { id } },
      body: { version, answer: said, text },
    }),
  );

export function useRules() {
  return useQuery({
    queryKey: ['privacy', 'rules'],
    queryFn: () => answer(api.GET('/api/v1/retention')),
  });
}

export function usePurges() {
  return useQuery({
    queryKey: ['privacy', 'purges'],
    queryFn: async () => (await answer(api.GET('/api/v1/purges'))).purges,
  });
}

/** What the next deletion would take: asked for by hand, for it goes through everything. */
export function useDryRun() {
  return useQuery({
    queryKey: ['privacy', 'dry run'],
    enabled: false,
    queryFn: async () => (await answer(api.GET('/api/v1/purges/dry-run'))).categories,
  });
}

export const purgeNow = async () => (await answer(api.POST('/api/v1/purges'))).purges;

/** Reads everything again that a request, an erasure or a deletion changes. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [['privacy'], ['people'], ['accounts'], ['notices']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries],
  );
}
