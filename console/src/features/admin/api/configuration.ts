import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { discardDraft, type Draft } from '../document/draft';
import type { Document, Entry } from '../document/json';
import { anyForm } from './open';

type Schemas = components['schemas'];
export type Fault = Schemas['Fault'];
export type Change = Schemas['Change'];
export type Edition = Schemas['Edition'];
export type Findings = Schemas['Findings'];
export interface SpecialDay extends Omit<Schemas['SpecialDay'], 'windows'> {
  /** Pairs of minutes since midnight; none at all is a closed day. */
  windows: number[][];
}

const CONFIGURATION = ['admin', 'configuration'] as const;
const HISTORY = ['admin', 'configuration-history'] as const;

export const readConfiguration = async () => await answer(api.GET('/api/v1/configuration'));

/** The configuration in force. */
export function useConfiguration() {
  return useQuery({ queryKey: CONFIGURATION, queryFn: readConfiguration });
}

/** What is wrong with a document and what it changes; the last answer stands until the next comes. */
export function useFindings(document: Document | null, version: number) {
  return useQuery({
    queryKey: ['admin', 'check', version, document],
    enabled: document !== null,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () =>
      answer(
        api.POST('/api/v1/configuration/check', { body: { document: anyForm(document ?? {}) } }),
      ),
  });
}

/** JSON Schema of the document, with the defaults of what it leaves out. */
export function useSchema() {
  return useQuery({
    queryKey: ['admin', 'schema'],
    staleTime: Infinity,
    queryFn: async () => (await answer(api.GET('/api/v1/configuration/schema'))).schema as Entry,
  });
}

function useAfterChange() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: CONFIGURATION });
    await queries.invalidateQueries({ queryKey: HISTORY });
    await queries.invalidateQueries({ queryKey: ['house'] });
    // Nobody waits for these: what was stored is told at once.
    void queries.invalidateQueries({ queryKey: ['configuration-warnings'] });
  };
}

/** Stores a draft; what was sent is then what holds, and there is no draft any more. */
export function useStore() {
  const queries = useQueryClient();
  const refresh = useAfterChange();
  return useMutation({
    mutationFn: ({ version, document }: Draft) =>
      answer(api.PUT('/api/v1/configuration', { body: { version, document: anyForm(document) } })),
    onSuccess: ({ version }, { document }) => {
      queries.setQueryData(CONFIGURATION, { version, document });
      discardDraft();
    },
    onSettled: refresh,
  });
}

export function useRollBack() {
  const refresh = useAfterChange();
  return useMutation({
    mutationFn: (version: number) =>
      answer(api.POST('/api/v1/configuration/rollback', { body: { version } })),
    onSettled: refresh,
  });
}

export function useHistory() {
  return useQuery({
    queryKey: HISTORY,
    queryFn: async () => (await answer(api.GET('/api/v1/configuration/history'))).editions,
  });
}

export function useDifferences(old: number | null, newer: number) {
  return useQuery({
    queryKey: ['admin', 'differences', old, newer],
    enabled: old !== null,
    staleTime: Infinity,
    queryFn: async () => {
      const query = { old: old ?? 0, new: newer };
      return (await answer(api.GET('/api/v1/configuration/differences', { params: { query } })))
        .changes;
    },
  });
}

const YAML = '/api/v1/configuration.yaml';

/** The whole configuration as YAML. */
export const exportYaml = (): Promise<string> => answer(api.GET(YAML, { parseAs: 'text' }));

interface Import {
  text: string;
  /** Only look at it. */
  dry: boolean;
  /** The version that it replaces. */
  version: number;
}

const importYaml = ({ text, dry, version }: Import): Promise<Findings> =>
  answer(
    api.POST((YAML + (dry ? '?dry_run=1' : `?version=${version}`)) as typeof YAML, {
      body: text,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': 'text/yaml' },
      parseAs: 'json',
    }),
  );

/** Looks at a configuration in YAML, or stores it. */
export function useImport() {
  const refresh = useAfterChange();
  return useMutation({
    mutationFn: importYaml,
    onSettled: (_found, _error, { dry }) => (dry ? undefined : refresh()),
  });
}

export function useCountries() {
  return useQuery({
    queryKey: ['admin', 'countries'],
    staleTime: Infinity,
    queryFn: async () => (await answer(api.GET('/api/v1/hours/countries'))).countries,
  });
}

/** The dates of a year on which the week does not hold. */
export function useSpecialDays(hours: Entry, year: number, language: string) {
  return useQuery({
    queryKey: ['admin', 'days', hours, year, language],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<SpecialDay[]> =>
      (await answer(api.POST('/api/v1/hours/days', { body: { hours: anyForm(hours), year } })))
        .days,
  });
}
