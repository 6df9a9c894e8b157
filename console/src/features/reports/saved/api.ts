import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type SavedPage = Schemas['SavedReportPage'];
export type Schedule = Schemas['ReportSchedule'];
export type SentReport = Schemas['SentReport'];

const SAVED = ['reports', 'saved'];
const one = (id: string) => ({ params: { path: { id } } });

export function useSaved() {
  return useQuery({
    queryKey: SAVED,
    queryFn: async () => (await answer(api.GET('/api/v1/reports/saved'))).reports,
  });
}

/** What was sent of a report, the last first. It is asked again while a mail is on its way. */
export function useSent(id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...SAVED, id, 'sent'],
    queryFn: async () => (await answer(api.GET('/api/v1/reports/saved/{id}/sent', one(id)))).sent,
    enabled,
    refetchInterval: ({ state }) =>
      state.data?.some((each) => each.state === 'waiting') ? 3000 : false,
  });
}

export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: SAVED }), [queries]);
}

export const addSaved = (body: Schemas['SavedReportForm']) =>
  answer(api.POST('/api/v1/reports/saved', { body }));

export const changeSaved = (id: string, body: Schemas['SavedReportForm']) =>
  answer(api.PUT('/api/v1/reports/saved/{id}', { ...one(id), body }));

export const dropSaved = (id: string) => answer(api.DELETE('/api/v1/reports/saved/{id}', one(id)));

export const plan = (id: string, body: Schemas['ScheduleForm']) =>
  answer(api.PUT('/api/v1/reports/saved/{id}/schedule', { ...one(id), body }));

export const stop = (id: string) =>
  answer(api.DELETE('/api/v1/reports/saved/{id}/schedule', one(id)));

export const sendNow = (id: string, body: Schemas['SendForm']) =>
  answer(api.POST('/api/v1/reports/saved/{id}/send', { ...one(id), body }));
