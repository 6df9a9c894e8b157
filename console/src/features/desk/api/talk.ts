import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type TalkView = Schemas['TalkView'];
export type ShownStep = Schemas['ShownStep'];
export type Said = Partial<Schemas['Said']>;
export type Conclusion = Pick<Schemas['Conclusion'], 'result'> & Partial<Schemas['Conclusion']>;

const keyOf = (contact: string) => ['talk', contact];
const on = (id: string) => ({ params: { path: { id } } });
const about = (id: string, seq: number) => ({ params: { path: { id, seq: String(seq) } } });

/** The talk of a call of ours. Asking begins it; asked again, it is the same one. */
export function useTalk(contact: string) {
  return useQuery({
    queryKey: keyOf(contact),
    queryFn: () => answer(api.POST('/api/v1/talks/{id}', on(contact))),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** Sends what is done in a talk; what the service answers is the talk from then on. */
export function useTalkMove(contact: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (send: () => Promise<TalkView>) => send(),
    onSuccess: (view) => queries.setQueryData(keyOf(contact), view),
  });
}

export const chooseScript = (id: string, script: string) =>
  answer(api.PUT('/api/v1/talks/{id}/script', { ...on(id), body: { script } }));

export const takeStep = (id: string, step: string, given: string) =>
  answer(api.POST('/api/v1/talks/{id}/steps', { ...on(id), body: { step, answer: given } }));

export const stepBack = (id: string) => answer(api.POST('/api/v1/talks/{id}/back', on(id)));

export const logObjection = (id: string, type: string) =>
  answer(
    api.POST('/api/v1/talks/{id}/objections', { ...on(id), body: { type } as Schemas['Said'] }),
  );

export const amendObjection = (id: string, seq: number, said: Said) =>
  answer(
    api.PATCH('/api/v1/talks/{id}/objections/{seq}', {
      ...about(id, seq),
      body: said as Schemas['Said'],
    }),
  );

export const unlogObjection = (id: string, seq: number) =>
  answer(api.DELETE('/api/v1/talks/{id}/objections/{seq}', about(id, seq)));

export const concludeTalk = (id: string, conclusion: Conclusion) =>
  answer(
    api.PUT('/api/v1/talks/{id}/result', {
      ...on(id),
      body: conclusion as Schemas['Conclusion'],
    }),
  );
