import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type NextRecord = components['schemas']['NextRecord'];
export type CallRecord = components['schemas']['ListRecord'];

const KEY = ['desk', 'record'];
/** A campaign may be started or paused at any moment. */
const REREAD_MS = 20_000;

const of = (id: string) => ({ params: { path: { id } } });

/** The record that the agent has, and the campaigns that the next one may come from; read again with `mark`. */
export function useNextRecord(mark: string) {
  return useQuery({
    queryKey: [...KEY, mark],
    queryFn: () => answer(api.GET('/api/v1/desk/record')),
    refetchInterval: REREAD_MS,
  });
}

/** Puts an answer in the place of what was read before. */
export function useRecordAnswer(mark: string) {
  const queries = useQueryClient();
  return {
    put: (next: NextRecord) => queries.setQueryData([...KEY, mark], next),
    again: () => queries.invalidateQueries({ queryKey: KEY }),
  };
}

export const takeNext = (campaign: string) =>
  answer(api.POST('/api/v1/desk/campaigns/{id}/next', of(campaign)));

export const dialRecord = (id: string) =>
  answer(api.POST('/api/v1/desk/records/{id}/dial', of(id)));

export interface Skip {
  reason: string;
  again_at: number | null;
  forever: boolean;
}

export const skipRecord = (id: string, body: Skip) =>
  answer(api.POST('/api/v1/desk/records/{id}/skip', { ...of(id), body }));

/** The record that a contact is an attempt of; contacts of campaigns are known by their ids. */
export function useRecordOf(contact: string) {
  return useQuery({
    queryKey: ['contact', contact, 'record'],
    queryFn: () => answer(api.GET('/api/v1/contacts/{id}/record', of(contact))),
    enabled: contact.startsWith('record-'),
  });
}
