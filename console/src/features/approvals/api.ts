import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { Approval, Box, ChangeAgain, Decision, State } from './kinds';

export const PAGE = 50;

export interface Search {
  box: Box;
  state: State | '';
  after: string;
}

export function useApprovals({ box, state, after }: Search) {
  const query = { box, limit: PAGE, ...(state && { state }), ...(after && { after }) };
  return useQuery({
    queryKey: ['approvals', 'list', query],
    queryFn: () => answer(api.GET('/api/v1/approvals', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}

export function useApproval(id: string) {
  return useQuery({
    queryKey: ['approvals', 'one', id],
    queryFn: () => answer(api.GET('/api/v1/approvals/{id}', { params: { path: { id } } })),
  });
}

/** Makes a move. The addresses differ in the last word and in the body alone. */
export function decide(move: Decision, id: string, reason: string, to: string): Promise<Approval> {
  const params = { path: { id } };
  if (move === 'delegate')
    return answer(api.POST('/api/v1/approvals/{id}/delegate', { params, body: { to, reason } }));
  const address = `/api/v1/approvals/{id}/${move}` as '/api/v1/approvals/{id}/approve';
  return answer(api.POST(address, { params, body: { reason } }));
}

/** Asks anew for what was returned, from the first step on. */
export const askAgain = (id: string, body: ChangeAgain) =>
  answer(api.POST('/api/v1/approvals/{id}/ask-again', { params: { path: { id } }, body }));

/** An approval changes the thing that it is about: whatever shows one is read again. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [['approvals'], ['accounts'], ['plans'], ['scorecards'], ['notices']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    [queries],
  );
}
