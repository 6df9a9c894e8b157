import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type Card = Schemas['ScorecardPage'];
export type CardLine = Schemas['ScorecardLine'];
export type CardState = Schemas['CardState'];
export type LineScore = Schemas['LineScore'];
export type Place = Schemas['RankedScorecard'];
export type BehindLine = Schemas['BehindLine'];
export type Form = Schemas['ScorecardForm'];
export type FormContent = Schemas['ScorecardContent'];
export type Measure = Schemas['ScorecardMeasure'];
export type Target = Schemas['ScoreTarget'];
export type Team = Schemas['ScorecardTeam'];

const KEY = 'scorecards';
const path = (id: string) => ({ path: { id } });

/** What may be done with a scorecard; each word is the last one of its address. */
export type Move = 'take' | 'hand-in' | 'acknowledge' | 'object' | 'answer' | 'correct';

export const useOwnCards = (after: string) =>
  useQuery({
    queryKey: [KEY, 'own', after],
    queryFn: () => answer(api.GET('/api/v1/scorecards', { params: { query: { after } } })),
    placeholderData: keepPreviousData,
  });

export interface Ranked {
  form: string;
  period: string;
  team: string;
}

export function useRanking({ form, period, team }: Ranked, all: boolean) {
  const query = { form, period, team, all: all ? ('yes' as const) : ('no' as const) };
  return useQuery({
    queryKey: [KEY, 'ranking', query],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/scorecards/ranking', { params: { query } }))).places,
    enabled: form !== '',
    placeholderData: keepPreviousData,
  });
}

export const useCard = (id: string) =>
  useQuery({
    queryKey: [KEY, 'card', id],
    queryFn: () => answer(api.GET('/api/v1/scorecards/{id}', { params: path(id) })),
  });

export const useBehind = (id: string, measure: string) =>
  useQuery({
    queryKey: [KEY, 'behind', id, measure],
    queryFn: async () =>
      (
        await answer(
          api.GET('/api/v1/scorecards/{id}/behind', {
            params: { ...path(id), query: { measure } },
          }),
        )
      ).lines,
  });

export const drawUp = (body: Schemas['NewScorecards']) =>
  answer(api.POST('/api/v1/scorecards', { body }));

export const moveCard = (id: string, move: Move, version: number, reason = '') =>
  answer(
    api.POST(`/api/v1/scorecards/{id}/${move}` as const, {
      params: path(id),
      body: { version, reason },
    }),
  );

export const dropCard = (id: string, version: number) =>
  answer(
    api.DELETE('/api/v1/scorecards/{id}', { params: path(id), body: { version, reason: '' } }),
  );

/** Where the approved scorecards of a period are taken out as a file. */
export const fileUrl = (form: string, period: string, format: 'csv' | 'xlsx') =>
  `/api/v1/scorecards/file?${new URLSearchParams({ form, period, format }).toString()}`;

export const useForms = () =>
  useQuery({
    queryKey: [KEY, 'forms'],
    queryFn: () => answer(api.GET('/api/v1/scorecard-forms')),
  });

export const useMeasures = () =>
  useQuery({
    queryKey: [KEY, 'measures'],
    queryFn: async () => (await answer(api.GET('/api/v1/scorecard-measures'))).measures,
    staleTime: Infinity,
  });

export const saveForm = (id: string, version: number, content: FormContent) =>
  id
    ? answer(
        api.PUT('/api/v1/scorecard-forms/{id}', { params: path(id), body: { version, content } }),
      )
    : answer(api.POST('/api/v1/scorecard-forms', { body: { version: 0, content } }));

export const publishForm = (id: string, version: number) =>
  answer(api.POST('/api/v1/scorecard-forms/{id}/publish', { params: path(id), body: { version } }));

export const retireForm = (id: string, version: number, retired: boolean) =>
  answer(
    api.POST('/api/v1/scorecard-forms/{id}/retire', {
      params: path(id),
      body: { version, retired },
    }),
  );

export const useTargets = (id: string) =>
  useQuery({
    queryKey: [KEY, 'targets', id],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/scorecard-forms/{id}/targets', { params: path(id) }))).targets,
    enabled: id !== '',
  });

export const setTarget = (id: string, body: Schemas['NewTarget']) =>
  answer(api.POST('/api/v1/scorecard-forms/{id}/targets', { params: path(id), body }));

/** Whatever was changed here is asked for anew, and the approvals with it. */
export function useRefresh() {
  const queries = useQueryClient();
  return useCallback(
    () =>
      Promise.all(
        [[KEY], ['approvals']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
    [queries],
  );
}
