import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { useMay } from '@/shared/session/permissions';

type Schemas = components['schemas'];

export type Analysis = Schemas['Analysis'];
export type FunnelStep = Schemas['FunnelStep'];
export type Row = Schemas['ObjectionRow'];
export type CardRow = Schemas['CardRow'];
export type Agreement = Schemas['Agreement'];
export type Tagged = Schemas['Tagged'];
export type ScriptEntry = Schemas['ScriptEntry'];
export type ScriptPage = Schemas['ScriptPage'];
export type TypeWish = Schemas['TypeWish'];
export type CardWish = Schemas['CardWish'];

/** Which talks are wanted: dialled from `since` on, and what else narrows them. */
export interface Among {
  since: number;
  type?: string;
  segment?: string;
  script?: string;
  list?: string;
}

/** One number: what it counts, of which group. */
export interface Figure {
  what: string;
  dimension?: string;
  key?: string;
}

const DAY = 86_400;

/** The beginning of so many days up to now, on the whole hour so that it stays the same question. */
export const sinceOf = (days: number, now: number) => Math.floor((now - days * DAY) / 3600) * 3600;

export function useAnalysis(among: Among) {
  return useQuery({
    queryKey: ['sales', 'analysis', among],
    queryFn: () => answer(api.GET('/api/v1/sales/analysis', { params: { query: among } })),
    placeholderData: keepPreviousData,
  });
}

export function useCalls(among: Among, figure: Figure) {
  const query = { ...among, ...figure };
  return useQuery({
    queryKey: ['sales', 'calls', query],
    queryFn: () => answer(api.GET('/api/v1/sales/calls', { params: { query } })),
  });
}

/** What campaigns are called, by their ids; nothing for whoever may not see them. */
export function useCampaignNames(): ReadonlyMap<string, string> {
  const sees = useMay('see_campaigns');
  const found = useQuery({
    queryKey: ['campaigns'],
    queryFn: async () => (await answer(api.GET('/api/v1/campaigns'))).campaigns,
    enabled: sees,
  });
  return useMemo(() => new Map((found.data ?? []).map(({ id, name }) => [id, name])), [found.data]);
}

export function useScripts() {
  return useQuery({
    queryKey: ['scripts'],
    queryFn: async () => (await answer(api.GET('/api/v1/scripts'))).scripts,
  });
}

export function useScript(id: string) {
  return useQuery({
    queryKey: ['scripts', id],
    queryFn: () => answer(api.GET('/api/v1/scripts/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });
}

export function useEditions(id: string) {
  return useQuery({
    queryKey: ['scripts', id, 'editions'],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/scripts/{id}/editions', { params: { path: { id } } })))
        .editions,
  });
}

const on = (id: string) => ({ params: { path: { id } } });

export const checkScript = (id: string, text: string) =>
  answer(api.POST('/api/v1/scripts/{id}/check', { ...on(id), body: { text } }));

export const publishScript = (id: string, text: string, version: number) =>
  answer(api.PUT('/api/v1/scripts/{id}', { ...on(id), body: { text, version } }));

export const writeType = (id: string, body: TypeWish) =>
  answer(api.PUT('/api/v1/objections/types/{id}', { ...on(id), body }));

export const writeCard = (id: string, body: CardWish) =>
  answer(api.PUT('/api/v1/objections/cards/{id}', { ...on(id), body }));

export function useTags(since: number, share: number) {
  return useQuery({
    queryKey: ['tags', since, share],
    queryFn: () =>
      answer(api.GET('/api/v1/sales/objections', { params: { query: { since, share } } })),
    placeholderData: keepPreviousData,
  });
}

export const reviewTag = (contact: string, seq: number, body: Schemas['TagReview']) =>
  answer(
    api.PUT('/api/v1/talks/{id}/objections/{seq}/review', {
      params: { path: { id: contact, seq: String(seq) } },
      body,
    }),
  );

export function useRefresh(key: 'objections' | 'scripts' | 'tags') {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: [key] }), [queries, key]);
}
