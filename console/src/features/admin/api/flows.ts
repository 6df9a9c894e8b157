import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { ApiError } from '@/shared/api/errors';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type FlowCard = Schemas['FlowCard'];
export type FlowPage = Schemas['FlowPage'];
export type FlowTry = Schemas['FlowTry'];

const FLOWS = ['admin', 'flows'] as const;
const flowKey = (name: string) => ['admin', 'flow', name] as const;
const at = (name: string) => ({ path: { id: name } });

/** All flow files by name. */
export function useFlows() {
  return useQuery({
    queryKey: FLOWS,
    queryFn: async () => (await answer(api.GET('/api/v1/flows'))).flows,
  });
}

/** A file that nobody has published yet is empty and at version 0. */
async function readFlow(name: string): Promise<FlowPage> {
  try {
    return await answer(api.GET('/api/v1/flows/{id}', { params: at(name) }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    return { text: '', version: 0, problems: [], mermaid: '', svg: '' };
  }
}

/** A flow file as it is in use. */
export function useFlow(name: string) {
  return useQuery({ queryKey: flowKey(name), queryFn: () => readFlow(name) });
}

/** A flow file as it was in a version. */
export function useOldFlow(name: string, version: number) {
  return useQuery({
    queryKey: [...flowKey(name), 'version', version],
    enabled: version > 0,
    staleTime: Infinity,
    queryFn: () =>
      answer(api.GET('/api/v1/flows/{id}', { params: { ...at(name), query: { version } } })),
  });
}

/** What a text would be as this flow file; the last answer stands until the next comes. */
export function useLook(name: string, text: string) {
  return useQuery({
    queryKey: ['admin', 'look', name, text],
    enabled: text !== '',
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () =>
      answer(api.POST('/api/v1/flows/{id}/check', { params: at(name), body: { text } })),
  });
}

export function useFlowHistory(name: string) {
  return useQuery({
    queryKey: [...flowKey(name), 'history'],
    queryFn: async () =>
      (await answer(api.GET('/api/v1/flows/{id}/history', { params: at(name) }))).editions,
  });
}

function useAfterPublishing(name: string) {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: flowKey(name) });
    await queries.invalidateQueries({ queryKey: FLOWS });
  };
}

/** Publishes a text; `done` is called as soon as it holds. */
export function usePublish(name: string, done: () => void) {
  const queries = useQueryClient();
  const refresh = useAfterPublishing(name);
  return useMutation({
    mutationFn: (body: { text: string; version: number }) =>
      answer(api.PUT('/api/v1/flows/{id}', { params: at(name), body })),
    onSuccess: ({ version }, { text }) => {
      queries.setQueryData<FlowPage>(flowKey(name), (old) => old && { ...old, text, version });
      done();
    },
    onSettled: refresh,
  });
}

export function useRollBackFlow(name: string) {
  const refresh = useAfterPublishing(name);
  return useMutation({
    mutationFn: (version: number) =>
      answer(api.POST('/api/v1/flows/{id}/rollback', { params: at(name), body: { version } })),
    onSettled: refresh,
  });
}

/** Walks a call through a text without publishing it. */
export function useWalk(wish: FlowTry) {
  return useQuery({
    queryKey: ['admin', 'walk', wish],
    enabled: wish.flow !== '',
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async () => (await answer(api.POST('/api/v1/flows/try', { body: wish }))).turns,
  });
}
