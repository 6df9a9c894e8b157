import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Survey = Schemas['Survey'];
export type Question = Schemas['Question'];
export type Score = Schemas['QuestionScore'];
export type Result = Schemas['SurveyResult'];
export type Loop = Schemas['Loop'];
export type Answer = Schemas['SurveyAnswer'];

const DAY = 86_400;
const PAGE = 50;

/** The beginning of a span of so many days up to now, on the whole hour so that it stays the same question. */
export const sinceOf = (days: number, now: number) => Math.floor((now - days * DAY) / 3600) * 3600;

export function useSurveys() {
  return useQuery({
    queryKey: ['surveys'],
    queryFn: async () => (await answer(api.GET('/api/v1/surveys'))).surveys,
  });
}

export function useResult(id: string, since: number) {
  const params = { path: { id }, query: { since } };
  return useQuery({
    queryKey: ['surveys', 'result', id, since],
    queryFn: () => answer(api.GET('/api/v1/surveys/{id}/result', { params })),
    placeholderData: keepPreviousData,
  });
}

export function useLoop(id: string, since: number) {
  const params = { path: { id }, query: { since } };
  return useQuery({
    queryKey: ['surveys', 'loop', id, since],
    queryFn: () => answer(api.GET('/api/v1/surveys/{id}/loop', { params })),
    placeholderData: keepPreviousData,
  });
}

/** The low answers of a span: each is to be called back. */
export function useLow(id: string, since: number, after: string) {
  const query = { since, low: true, limit: PAGE, ...(after && { after }) };
  return useQuery({
    queryKey: ['surveys', 'answers', id, query],
    queryFn: () =>
      answer(api.GET('/api/v1/surveys/{id}/answers', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
}

export type Report = Schemas['SurveyReport'];
export type ReportLine = Schemas['SurveyLine'];
export type Group = Schemas['AnswerGroup'];
export type Mark = Schemas['LoopMark'];

/** Scores and the closed loop of a span, in groups. */
export function useReport(id: string, since: number, by: Group) {
  const params = { path: { id }, query: { since, by } };
  return useQuery({
    queryKey: ['surveys', 'report', id, since, by],
    queryFn: () => answer(api.GET('/api/v1/surveys/{id}/report', { params })),
    placeholderData: keepPreviousData,
  });
}

/** Which number of the report was chosen; `by` is '' for the whole. */
export interface Chosen {
  mark: Mark;
  by: Group | '';
  key: string;
}

export function useBehind(id: string, since: number, { mark, by, key }: Chosen) {
  const query = { since, mark, ...(by && { by, key }) };
  return useQuery({
    queryKey: ['surveys', 'report', 'behind', id, query],
    queryFn: () =>
      answer(api.GET('/api/v1/surveys/{id}/report/answers', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
}

type ByHand = Partial<Schemas['HandAnswers']> & { marks: Record<string, number> };

export const answerByHand = (id: string, body: ByHand) =>
  answer(
    api.POST('/api/v1/surveys/{id}/answers', {
      params: { path: { id } },
      body: body as Schemas['HandAnswers'],
    }),
  );

type Wish = Partial<Schemas['InvitationWish']>;

/** Asks by a link; with a number it goes there as a message. The link is told this once. */
export const invite = (id: string, body: Wish) =>
  answer(
    api.POST('/api/v1/surveys/{id}/invitations', {
      params: { path: { id } },
      body: body as Schemas['InvitationWish'],
    }),
  );

/** The people of an account, to choose who is asked. */
export function usePeopleOf(account: string) {
  return useQuery({
    queryKey: ['accounts', 'people', account],
    enabled: account !== '',
    queryFn: async () => {
      const params = { path: { id: account } };
      const { people } = await answer(api.GET('/api/v1/accounts/{id}', { params }));
      return people.filter(({ left_at }) => !left_at);
    },
  });
}

export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['surveys'] }), [queries]);
}
