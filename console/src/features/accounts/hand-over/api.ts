import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { useRefresh as useAccounts } from '../api';

export type HandOverPage = components['schemas']['HandOverPage'];
export type HandOver = components['schemas']['HandOver'];
export type Point = components['schemas']['Point'];

export const POINTS = ['file', 'people', 'cases', 'tasks', 'promises', 'contracts'] as const;

const of = (id: string) => ({ path: { id } });

/** The hand-overs of an account, the latest first. */
export function useHandOvers(account: string) {
  return useQuery({
    queryKey: ['hand-overs', account],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/accounts/{id}/hand-overs', { params: of(account) })))
        .hand_overs,
  });
}

/** Reads hand-overs and accounts again. */
export function useRefresh() {
  const queries = useQueryClient();
  const accounts = useAccounts();
  return async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: ['hand-overs'] }), accounts()]);
  };
}

export const begin = (account: string, taker: string, reason: string, back_on: string) =>
  answer(
    api.POST('/api/v1/accounts/{id}/hand-overs', {
      params: of(account),
      body: { taker, reason, back_on },
    }),
  );

export const check = ({ id, version }: HandOver, point: Point, note: string) =>
  answer(
    api.POST('/api/v1/hand-overs/{id}/check', { params: of(id), body: { version, point, note } }),
  );

export const introduce = ({ id, version }: HandOver, how: string) =>
  answer(api.POST('/api/v1/hand-overs/{id}/introduce', { params: of(id), body: { version, how } }));

export const sign = ({ id, version }: HandOver) =>
  answer(api.POST('/api/v1/hand-overs/{id}/sign', { params: of(id), body: { version } }));

export const callOff = ({ id, version }: HandOver) =>
  answer(api.POST('/api/v1/hand-overs/{id}/call-off', { params: of(id), body: { version } }));
