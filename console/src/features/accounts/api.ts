import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { answer, api } from '@/shared/api/client';
import type { AccountPage, Glance } from './kinds';
import { queryOf, type Search } from './search';

const path = (id: string) => ({ path: { id } });

export function useAccounts(search: Search) {
  return useQuery({
    queryKey: ['accounts', 'list', search],
    queryFn: () => answer(api.GET('/api/v1/accounts', { params: { query: queryOf(search) } })),
    placeholderData: keepPreviousData,
  });
}

/** What is due for the accounts of a page, and how they feel, by account. */
export function useGlances(ids: readonly string[]) {
  return useQuery({
    queryKey: ['accounts', 'glances', ids],
    enabled: ids.length > 0,
    queryFn: async (): Promise<Record<string, Glance>> => {
      const query = { ids: ids.join(',') };
      const { glances } = await answer(api.GET('/api/v1/glances', { params: { query } }));
      return Object.fromEntries(glances.map((glance) => [glance.account, glance]));
    },
  });
}

export const readAccount = (id: string): Promise<AccountPage> =>
  answer(api.GET('/api/v1/accounts/{id}', { params: path(id) }));

export function useAccount(id: string) {
  return useQuery({ queryKey: ['accounts', 'page', id], queryFn: () => readAccount(id) });
}

/** Reads everything of accounts and people again: after something of them was changed. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['accounts'] }),
      queries.invalidateQueries({ queryKey: ['people'] }),
    ]);
  }, [queries]);
}

/** A timeline, page by page and newest first: each page is one request. */
export function useTimeline(of: 'account' | 'person', id: string, kinds: string) {
  return useInfiniteQuery({
    queryKey: ['accounts', 'timeline', of, id, kinds],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, kinds, after: pageParam };
      const params = { ...path(id), query };
      return answer(
        of === 'account'
          ? api.GET('/api/v1/accounts/{id}/timeline', { params })
          : api.GET('/api/v1/people/{id}/timeline', { params }),
      );
    },
    getNextPageParam: ({ after }) => after || undefined,
  });
}

export const addNote = (of: 'account' | 'person', id: string, text: string) => {
  const request = { params: path(id), body: { text } };
  return answer(
    of === 'account'
      ? api.POST('/api/v1/accounts/{id}/notes', request)
      : api.POST('/api/v1/people/{id}/notes', request),
  );
};

export function useWatchList(least: 'high' | 'watch') {
  return useQuery({
    queryKey: ['accounts', 'watch', least],
    queryFn: () => answer(api.GET('/api/v1/watch-list', { params: { query: { least } } })),
  });
}

export function usePareto(part: number, months: number) {
  return useQuery({
    queryKey: ['accounts', 'pareto', part, months],
    queryFn: () => answer(api.GET('/api/v1/pareto', { params: { query: { part, months } } })),
    placeholderData: keepPreviousData,
  });
}

export const readRegister = () => answer(api.GET('/api/v1/register'));

export const readPerson = (id: string) =>
  answer(api.GET('/api/v1/people/{id}', { params: path(id) }));

export function usePerson(id: string) {
  return useQuery({ queryKey: ['people', 'one', id], queryFn: () => readPerson(id) });
}

/** The people of an account, by name; of none nobody is asked for. */
export function usePeopleOf(account: string) {
  return useQuery({
    queryKey: ['people', 'of', account],
    enabled: account !== '',
    queryFn: async () =>
      (await answer(api.GET('/api/v1/accounts/{id}/people', { params: path(account) }))).people,
  });
}

export function useConsents(person: string) {
  return useQuery({
    queryKey: ['people', 'consents', person],
    queryFn: () => answer(api.GET('/api/v1/people/{id}/consents', { params: path(person) })),
  });
}

/** Asks a second person to agree to a change of an account (KA-01, FL-22, FL-23). */
export interface ChangeAsked {
  subject: 'tier' | 'nomination' | 'person_tier' | 'credit';
  target: string;
  changes: Record<string, unknown>;
  reason: string;
  title: string;
  amount?: number;
  finding?: { anomaly: string; investigation: string; serious: boolean };
}

export const askForChange = ({ finding, amount = 0, changes, ...wish }: ChangeAsked) =>
  answer(
    api.POST('/api/v1/approvals', {
      body: {
        ...wish,
        changes: changes as never,
        amount,
        finding: finding ?? null,
        notify: false,
        effective_at: 0,
      },
    }),
  );
