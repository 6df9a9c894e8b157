import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Answered = Schemas['Answered'];
export type CallReason = Schemas['CallReason'];
export type Purpose = Schemas['AskWish']['purpose'];
export type ListTaken = Schemas['ListTaken'];
export type DoNotCall = Schemas['DoNotCall'];

export const PURPOSES = ['service', 'sales', 'survey', 'debt', 'info', 'callback'] as const;
const KEY = 'do-not-call';

/** What the gate says of a number now; nothing is dialled and nothing is written. */
export function useAnswer(number: string, purpose: Purpose) {
  return useQuery({
    queryKey: [KEY, 'ask', number, purpose],
    enabled: number !== '',
    retry: false,
    queryFn: () =>
      answer(
        api.POST('/api/v1/call-checks/ask', {
          body: {
            number,
            purpose,
            mode: 'manual',
            audience: 'unknown',
            offer: '',
            basis: '',
            at: null,
          },
        }),
      ),
  });
}

/** What the lists say about a number. */
export function useListed(number: string) {
  return useQuery({
    queryKey: [KEY, 'number', number],
    enabled: number !== '',
    retry: false,
    queryFn: () => answer(api.GET('/api/v1/do-not-call', { params: { query: { number } } })),
  });
}

export function useLists() {
  return useQuery({
    queryKey: [KEY, 'lists'],
    queryFn: () => answer(api.GET('/api/v1/number-lists')),
  });
}

/** The gate's answers about a number, the newest first. */
export function useBook(number: string) {
  return useQuery({
    queryKey: [KEY, 'book', number],
    enabled: number !== '',
    retry: false,
    queryFn: async () =>
      (await answer(api.GET('/api/v1/call-checks', { params: { query: { number, limit: 50 } } })))
        .checks,
  });
}

export const refuse = (number: string) =>
  answer(api.POST('/api/v1/do-not-call', { body: { number, topic: '', evidence: '' } }));

export const takeOff = (id: string, why: string) =>
  answer(
    api.POST('/api/v1/do-not-call/{id}/take-off', { params: { path: { id } }, body: { why } }),
  );

export interface Copy {
  id: string;
  country: string;
  as_of: number;
}

/** Looks at a list, or lets it hold in place of its former edition. */
export const takeIn = ({ id, country, as_of }: Copy, file: File, preview: boolean) =>
  answer(
    api.PUT('/api/v1/number-lists/{id}', {
      params: { path: { id }, query: { as_of, country, preview } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'Content-Type': 'application/octet-stream' },
    } as never),
  ) as Promise<ListTaken>;

export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: [KEY] }), [queries]);
}
