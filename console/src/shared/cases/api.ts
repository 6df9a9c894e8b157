import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { components, paths } from '../api/schema';
import type { CasePage } from './kinds';

const path = (id: string) => ({ path: { id } });

/** Which cases, as the service takes it. */
export type CaseQuery = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;

export function useCases(query: CaseQuery) {
  return useQuery({
    queryKey: ['cases', 'list', query],
    queryFn: () => answer(api.GET('/api/v1/cases', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** The cases of one customer, the newest change first. */
export function useCasesOf(
  customer: { account?: string; person?: string; contact?: string },
  enabled = true,
) {
  return useQuery({
    queryKey: ['cases', 'of', customer],
    enabled,
    queryFn: () =>
      answer(api.GET('/api/v1/cases', { params: { query: { limit: 50, ...customer } } })),
  });
}

/** How many cases wait in a department's inbox: what fits on one page is counted. */
export function useInboxes(departments: readonly string[]) {
  return useQuery({
    queryKey: ['cases', 'inboxes', departments],
    enabled: departments.length > 0,
    refetchInterval: 30_000,
    queryFn: async () => {
      const lines = await Promise.all(
        departments.map((id) =>
          answer(
            api.GET('/api/v1/departments/{id}/inbox', {
              params: { ...path(id), query: { limit: 100 } },
            }),
          ),
        ),
      );
      return lines.reduce((sum, { cases }) => sum + cases.length, 0);
    },
  });
}

export const readCase = (id: string): Promise<CasePage> =>
  answer(api.GET('/api/v1/cases/{id}', { params: path(id) }));

export function useCase(id: string) {
  return useQuery({ queryKey: ['cases', 'page', id], queryFn: () => readCase(id) });
}

/** Whose case it is, by name. */
export function useCustomer(id: string) {
  return useQuery({
    queryKey: ['cases', 'customer', id],
    staleTime: 60_000,
    queryFn: () => answer(api.GET('/api/v1/cases/{id}/customer', { params: path(id) })),
  });
}

/** The trail of a case; read again when it has grown. */
export function useEntries(id: string, count: number) {
  return useQuery({
    queryKey: ['cases', 'entries', id, count],
    queryFn: () =>
      answer(
        api.GET('/api/v1/cases/{id}/entries', { params: { ...path(id), query: { limit: 500 } } }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useDeadlines(hours: number) {
  return useQuery({
    queryKey: ['cases', 'deadlines', hours],
    refetchInterval: 30_000,
    queryFn: () =>
      answer(api.GET('/api/v1/deadlines', { params: { query: { hours, limit: 500 } } })),
    placeholderData: keepPreviousData,
  });
}

type Opening = components['schemas']['CaseOpening'];

export const openCase = (wish: Partial<Opening> & { title: string }): Promise<CasePage> =>
  answer(api.POST('/api/v1/cases', { body: wish as Opening }));

type Body<T extends keyof components['schemas']> = components['schemas'][T];

/** Makes one of the moves of the service's table; `body` is that move's, with the version it was made to. */
export function makeMove(
  verb: string,
  id: string,
  body: Record<string, unknown>,
): Promise<CasePage> {
  const params = path(id);
  if (verb === 'unwatch')
    return answer(
      api.DELETE('/api/v1/cases/{id}/watch', { params, body: body as Body<'CaseWatch'> }),
    );
  if (verb === 'tag')
    return answer(api.PUT('/api/v1/cases/{id}/tags', { params, body: body as Body<'CaseTags'> }));
  // One address stands for all of them: they differ in the last word and in the body alone.
  const address = `/api/v1/cases/{id}/${verb.replace('_', '-')}` as '/api/v1/cases/{id}/propose';
  return answer(api.POST(address, { params, body: body as Body<'CaseText'> }));
}

export async function addFile(id: string, version: number, file: File): Promise<CasePage> {
  const query = { name: file.name, version };
  return answer(
    api.POST('/api/v1/cases/{id}/files', {
      params: { ...path(id), query },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
    }),
  );
}

export const fileAddress = (id: string, file: string) =>
  `/api/v1/cases/${encodeURIComponent(id)}/files/${encodeURIComponent(file)}`;

/** Reads everything of cases again: after something of them was changed. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['cases'] }), [queries]);
}
