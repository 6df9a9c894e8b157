import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Campaign = Schemas['Campaign'];
export type CampaignWish = Schemas['CampaignWish'];
export type CampaignState = Schemas['CampaignState'];
export type CallRecord = Schemas['ListRecord'];
export type RecordState = Schemas['RecordState'];
export type Report = Schemas['ListReport'];
export type WhyNot = Schemas['WhyNot'];
export type Learned = Schemas['LearnedFigures'];

/** Campaigns are dialled all the time: what is shown is read again so often. */
const REREAD_MS = 10_000;
const KEY = 'campaigns';
const PAGE = 50;

const of = (id: string) => ({ params: { path: { id } } });

export function useCampaigns() {
  return useQuery({
    queryKey: [KEY],
    queryFn: async () => (await answer(api.GET('/api/v1/campaigns'))).campaigns,
    refetchInterval: REREAD_MS,
  });
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: [KEY, id],
    queryFn: () => answer(api.GET('/api/v1/campaigns/{id}', of(id))),
  });
}

export function useProgress(id: string) {
  return useQuery({
    queryKey: [KEY, id, 'progress'],
    queryFn: () => answer(api.GET('/api/v1/campaigns/{id}/progress', of(id))),
    placeholderData: keepPreviousData,
    refetchInterval: REREAD_MS,
  });
}

export function useFigures(id: string) {
  return useQuery({
    queryKey: [KEY, id, 'figures'],
    queryFn: () => answer(api.GET('/api/v1/campaigns/{id}/figures', of(id))),
    placeholderData: keepPreviousData,
    refetchInterval: REREAD_MS,
  });
}

export function useLists(id: string) {
  return useQuery({
    queryKey: [KEY, id, 'lists'],
    queryFn: async () => (await answer(api.GET('/api/v1/campaigns/{id}/lists', of(id)))).lists,
  });
}

export interface RecordSearch {
  state: RecordState | '';
  number: string;
  after: string;
}

export function useRecords(id: string, { state, number, after }: RecordSearch) {
  const query = {
    limit: PAGE,
    ...(state && { state }),
    ...(number && { number }),
    ...(after && { after }),
  };
  return useQuery({
    queryKey: [KEY, id, 'records', query],
    queryFn: () =>
      answer(api.GET('/api/v1/campaigns/{id}/records', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
    refetchInterval: REREAD_MS,
  });
}

export function useRecord(id: string) {
  return useQuery({
    queryKey: [KEY, 'record', id],
    queryFn: () => answer(api.GET('/api/v1/campaign-records/{id}', of(id))),
  });
}

export const addCampaign = (body: CampaignWish) => answer(api.POST('/api/v1/campaigns', { body }));

export const changeCampaign = (id: string, body: Schemas['CampaignEdit']) =>
  answer(api.PUT('/api/v1/campaigns/{id}', { ...of(id), body }));

export const moveCampaign = (id: string, to: CampaignState, version: number) =>
  answer(api.POST('/api/v1/campaigns/{id}/move', { ...of(id), body: { to, version } }));

export const withdrawRecord = (id: string, reason: string) =>
  answer(api.POST('/api/v1/campaign-records/{id}/withdraw', { ...of(id), body: { reason } }));

export const reopenRecord = (id: string) =>
  answer(api.POST('/api/v1/campaign-records/{id}/reopen', of(id)));

export const addRecord = (list: string, body: Schemas['RecordWish']) =>
  answer(api.POST('/api/v1/campaign-lists/{id}/records', { ...of(list), body }));

/** Where a list comes from, as it is said when it is taken in. */
export interface ListOrigin {
  name: string;
  source: string;
  consent: string;
  consent_on: string;
  proof: string;
}

/** Looks at a list, or takes in all of its rows that are sound. */
export const takeList = (
  id: string,
  origin: ListOrigin,
  file: File,
  format: 'csv' | 'xlsx',
  confirm: boolean,
) =>
  answer(
    api.POST('/api/v1/campaigns/{id}/lists', {
      params: { path: { id }, query: { ...origin, format, confirm } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );

export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: [KEY] }), [queries]);
}
