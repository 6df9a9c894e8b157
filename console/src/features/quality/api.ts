import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type Form = Schemas['EvaluationForm'];
export type FormContent = Schemas['FormContent'];
export type Section = Schemas['Section'];
export type Question = Schemas['FormQuestion'];
export type Judgement = Schemas['Judgement'];
export type Evaluation = Schemas['EvaluationPage'];
export type EvaluationLine = Schemas['EvaluationLine'];
export type EvaluationState = Schemas['EvaluationState'];
export type QualityScore = Schemas['QualityScore'];

export const KEY = 'quality';
export const STATES = ['draft', 'finished', 'disputed', 'reviewed', 'acknowledged'] as const;
const PAGE = 50;
const path = (id: string) => ({ path: { id } });

export interface EvaluationFilter {
  agent: string;
  state: string;
  contact: string;
  after: string;
  /** Finished from then on, and before then; seconds UTC, '' for any time. */
  since: string;
  before: string;
}

export function useEvaluations({ state, since, before, ...rest }: EvaluationFilter) {
  const query = {
    ...rest,
    limit: PAGE,
    ...(state && { state: state as EvaluationState }),
    ...(since && { since: Number(since) }),
    ...(before && { before: Number(before) }),
  };
  return useQuery({
    queryKey: [KEY, 'evaluations', query],
    queryFn: () => answer(api.GET('/api/v1/evaluations', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const useEvaluation = (id: string) =>
  useQuery({
    queryKey: [KEY, 'evaluation', id],
    queryFn: () => answer(api.GET('/api/v1/evaluations/{id}', { params: path(id) })),
  });

export const beginEvaluation = (body: Schemas['NewEvaluation']) =>
  answer(api.POST('/api/v1/evaluations', { body }));

export const fillIn = (id: string, body: Schemas['GivenAnswers']) =>
  answer(api.PUT('/api/v1/evaluations/{id}', { params: path(id), body }));

export const moveEvaluation = (
  id: string,
  move: 'finish' | 'acknowledge' | 'dispute',
  version: number,
  reason = '',
) =>
  answer(
    api.POST(`/api/v1/evaluations/{id}/${move}` as const, {
      params: path(id),
      body: { version, reason },
    }),
  );

export const dropEvaluation = (id: string, version: number) =>
  answer(
    api.DELETE('/api/v1/evaluations/{id}', { params: path(id), body: { version, reason: '' } }),
  );

export const reviewEvaluation = (id: string, body: Schemas['ObjectionReview']) =>
  answer(api.POST('/api/v1/evaluations/{id}/review', { params: path(id), body }));

export const useForms = (wanted = true) =>
  useQuery({
    queryKey: [KEY, 'forms'],
    queryFn: async () => (await answer(api.GET('/api/v1/evaluation-forms'))).forms,
    enabled: wanted,
  });

export const saveForm = (id: string, version: number, content: FormContent) =>
  id
    ? answer(
        api.PUT('/api/v1/evaluation-forms/{id}', { params: path(id), body: { version, content } }),
      )
    : answer(api.POST('/api/v1/evaluation-forms', { body: { version: 0, content } }));

export const publishForm = (id: string, version: number) =>
  answer(
    api.POST('/api/v1/evaluation-forms/{id}/publish', { params: path(id), body: { version } }),
  );

export const retireForm = (id: string, version: number, retired: boolean) =>
  answer(
    api.POST('/api/v1/evaluation-forms/{id}/retire', {
      params: path(id),
      body: { version, retired },
    }),
  );

export function useScores(since: number, before: number) {
  const query = { since, before };
  return useQuery({
    queryKey: [KEY, 'scores', query],
    queryFn: () => answer(api.GET('/api/v1/quality-scores', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Whatever was changed here is asked for anew; the bell and the tasks may have more to tell. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(
    () =>
      Promise.all([[KEY], ['tasks']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    [queries],
  );
}
