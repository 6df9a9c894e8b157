import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { KEY } from '../api';

type Schemas = components['schemas'];
export type Rule = Schemas['SamplingRule'];
export type RuleForm = Schemas['RuleForm'];
export type Pick = Schemas['Pick'];
export type SampleLine = Schemas['SampleLine'];
export const KINDS = ['per_agent', 'share', 'low_survey', 'complaint', 'long', 'short'] as const;
export const STATES = ['open', 'done', 'skipped'] as const;
const path = (id: string) => ({ path: { id } });

export function useWorklist(state: string, agent: string, evaluator: string, after: string) {
  const wanted = (state || 'open') as Schemas['PickState'];
  const query = { state: wanted, agent, evaluator, after, limit: 50 };
  return useQuery({
    queryKey: [KEY, 'worklist', query],
    queryFn: () => answer(api.GET('/api/v1/evaluation-worklist', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export const useSampleReport = (query: { since: number; before: number }) =>
  useQuery({
    queryKey: [KEY, 'sample-report', query],
    queryFn: () => answer(api.GET('/api/v1/sample-report', { params: { query } })),
    placeholderData: keepPreviousData,
  });

export const useRules = () =>
  useQuery({
    queryKey: [KEY, 'rules'],
    queryFn: async () => (await answer(api.GET('/api/v1/sampling-rules'))).rules,
  });

export const saveRule = (id: string, body: RuleForm) =>
  id
    ? answer(api.PUT('/api/v1/sampling-rules/{id}', { params: path(id), body }))
    : answer(api.POST('/api/v1/sampling-rules', { body }));

export const drawSample = (body: Schemas['DrawWish']) =>
  answer(api.POST('/api/v1/evaluation-worklist/draw', { body }));

export const skipPick = (id: string, body: Schemas['PickSkip']) =>
  answer(api.POST('/api/v1/evaluation-worklist/{id}/skip', { params: path(id), body }));
