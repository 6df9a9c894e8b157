import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { KEY } from '../api';

type Schemas = components['schemas'];
export type Note = Schemas['CoachingPage'];
export type NoteLine = Schemas['CoachingLine'];
export type NoteText = Schemas['CoachingText'];
export type ScoreThen = Schemas['ScoreThen'];
export const STATES = ['draft', 'shared', 'acknowledged', 'closed'] as const;
const path = (id: string) => ({ path: { id } });

export function useNotes(agent: string, state: string, after: string) {
  const query = {
    agent,
    after,
    limit: 50,
    ...(state && { state: state as Schemas['CoachingState'] }),
  };
  return useQuery({
    queryKey: [KEY, 'coaching', query],
    queryFn: () => answer(api.GET('/api/v1/coaching', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const useNote = (id: string) =>
  useQuery({
    queryKey: [KEY, 'coaching-note', id],
    queryFn: () => answer(api.GET('/api/v1/coaching/{id}', { params: path(id) })),
  });

export const addNote = (body: Schemas['NewCoaching']) =>
  answer(api.POST('/api/v1/coaching', { body }));

export const writeNote = (id: string, body: NoteText) =>
  answer(api.PUT('/api/v1/coaching/{id}', { params: path(id), body }));

export const dropNote = (id: string, version: number) =>
  answer(api.DELETE('/api/v1/coaching/{id}', { params: path(id), body: { version, remark: '' } }));

export const moveNote = (
  id: string,
  move: 'share' | 'acknowledge' | 'close',
  version: number,
  remark = '',
) =>
  answer(
    api.POST(`/api/v1/coaching/{id}/${move}` as const, {
      params: path(id),
      body: { version, remark },
    }),
  );
