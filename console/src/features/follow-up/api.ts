import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
type Body<T extends keyof Schemas> = Partial<Schemas[T]>;

export const PAGE = 100;
const path = (id: string) => ({ path: { id } });

/** What is chosen, without what is not: '' and undefined do not choose. */
const chosen = <T extends Record<string, unknown>>(query: T) =>
  Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<T>;

export interface TaskSearch {
  owner: string;
  everybody: boolean;
  account: string;
  due_before: number | undefined;
  asked: boolean;
  live: boolean;
  after: string;
}

export function useTasks({ asked, live, everybody, ...rest }: TaskSearch) {
  const query = { ...chosen(rest), asked, live, everybody, limit: PAGE };
  return useQuery({
    queryKey: ['tasks', 'list', query],
    queryFn: () => answer(api.GET('/api/v1/tasks', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

export const addTask = (body: Body<'NewTask'> & { title: string; due: number }) =>
  answer(api.POST('/api/v1/tasks', { body: body as Schemas['NewTask'] }));

export const moveTask = (id: string, to: Schemas['TaskState'], result = '') =>
  answer(
    api.POST('/api/v1/tasks/{id}/move', {
      params: path(id),
      body: { to, result, ends_series: false },
    }),
  );

export const changeTask = (id: string, body: Body<'TaskEdit'> & { version: number }) =>
  answer(api.PATCH('/api/v1/tasks/{id}', { params: path(id), body: body as Schemas['TaskEdit'] }));

export interface VisitSearch {
  owner: string;
  everybody: boolean;
  account: string;
  state: Schemas['VisitState'] | '';
  after: string;
}

export function useVisits({ everybody, state, ...rest }: VisitSearch) {
  const query = { ...chosen(rest), everybody, ...(state && { state }), limit: PAGE };
  return useQuery({
    queryKey: ['visits', 'list', query],
    queryFn: () => answer(api.GET('/api/v1/visits', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useOverdue() {
  return useQuery({
    queryKey: ['visits', 'overdue'],
    queryFn: async () => (await answer(api.GET('/api/v1/visits/overdue'))).overdue,
  });
}

export const planVisit = (
  body: Body<'NewVisit'> & { account: string; planned: number; purpose: string },
) => answer(api.POST('/api/v1/visits', { body: body as Schemas['NewVisit'] }));

export const changeVisit = (id: string, body: Body<'VisitEdit'> & { version: number }) =>
  answer(
    api.PATCH('/api/v1/visits/{id}', { params: path(id), body: body as Schemas['VisitEdit'] }),
  );

export const moveVisit = (id: string, to: Schemas['VisitState']) =>
  answer(api.POST('/api/v1/visits/{id}/move', { params: path(id), body: { to } }));

export const reportVisit = (
  id: string,
  body: Body<'ReportedVisit'> & { held_at: number; summary: string },
) =>
  answer(
    api.POST('/api/v1/visits/{id}/report', {
      params: path(id),
      body: body as Schemas['ReportedVisit'],
    }),
  );

export interface PlanSearch {
  owner: string;
  account: string;
  kind: Schemas['PlanKind'] | '';
  state: Schemas['PlanState'] | '';
  after: string;
}

export function usePlans({ kind, state, ...rest }: PlanSearch) {
  const query = {
    ...chosen(rest),
    ...(kind && { kind }),
    ...(state && { state }),
    limit: PAGE,
  };
  return useQuery({
    queryKey: ['plans', 'list', query],
    queryFn: () => answer(api.GET('/api/v1/plans', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function usePlan(id: string) {
  return useQuery({
    queryKey: ['plans', 'one', id],
    queryFn: () => answer(api.GET('/api/v1/plans/{id}', { params: path(id) })),
  });
}

type Draft = Body<'NewPlan'> & { title: string };

export const addPlan = (body: Draft & { kind: Schemas['PlanKind'] }) =>
  answer(api.POST('/api/v1/plans', { body: body as Schemas['NewPlan'] }));

export const changePlan = (id: string, body: Draft & { version: number }) =>
  answer(api.PUT('/api/v1/plans/{id}', { params: path(id), body: body as Schemas['PlanEdit'] }));

/** Makes one of the moves of a plan; the addresses differ in the last word, the bodies are those of the move. */
export function movePlan(verb: string, id: string, body?: Record<string, unknown>) {
  const address = `/api/v1/plans/{id}/${verb}` as '/api/v1/plans/{id}/submit';
  const params = path(id);
  // A move without words has no body: none is sent for undefined.
  return answer(api.POST(address, { params, body: body as Schemas['Reason'] }));
}

/** What is done here shows on the pages of accounts and cases as well. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [['tasks'], ['visits'], ['plans'], ['approvals'], ['cases', 'deadlines']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries],
  );
}

export function useCalendarLink() {
  return useQuery({
    queryKey: ['calendar-link'],
    queryFn: () => answer(api.GET('/api/v1/calendar-link')),
  });
}

export const makeCalendarLink = () => answer(api.POST('/api/v1/calendar-link'));
export const revokeCalendarLink = () => answer(api.DELETE('/api/v1/calendar-link'));
