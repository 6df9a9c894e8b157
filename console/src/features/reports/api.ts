import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { behindOf, queryOf, type Asked, type Opened } from './asked';
import { earlier } from './days';

type Schemas = components['schemas'];

export type Report = Schemas['ReportTable'];
export type ReportRow = Schemas['ReportRow'];
export type Column = Schemas['ReportColumn'];
export type Kind = Schemas['ReportKind'];
export type Drill = Schemas['Drill'];

/** Kinds out of the facts: their lists tell how long each contact waited, and how it ended. */
const FACTS: ReadonlySet<string> = new Set(['intervals', 'queues', 'tiers', 'agents']);
export const ofFacts = (kind: string): boolean => FACTS.has(kind);

/** How many lines a list shows at first, and how many when more are asked for. */
export const LIMITS = [200, 1000] as const;

export function useKinds() {
  return useQuery({
    queryKey: ['reports', 'kinds'],
    queryFn: async () => (await answer(api.GET('/api/v1/reports'))).kinds,
    staleTime: 5 * 60_000,
  });
}

const waits = ({ interval, kind }: Asked) => interval === 'whole' && kind !== 'agents';

/** A report; none while it is not known which there are. */
export function useReport(asked: Asked, known: boolean) {
  return useQuery(reportOf(asked, known));
}

/** The report of the span before, if it is held against one. */
export function useEarlier(asked: Asked, known: boolean) {
  const days = earlier(asked, asked.against, asked.word);
  return useQuery(reportOf({ ...asked, ...days }, known && days !== null));
}

function reportOf(asked: Asked, enabled: boolean) {
  const query = queryOf(asked, waits(asked));
  return {
    queryKey: ['reports', asked.kind, query],
    queryFn: () =>
      answer(api.GET('/api/v1/reports/{id}', { params: { path: { id: asked.kind }, query } })),
    placeholderData: keepPreviousData,
    enabled,
  };
}

export function useContacts(asked: Asked, opened: Opened, limit: number) {
  const query = behindOf(asked, opened, limit);
  return useQuery({
    queryKey: ['reports', asked.kind, 'contacts', query],
    queryFn: async () => {
      const params = { path: { id: asked.kind }, query };
      return (await answer(api.GET('/api/v1/reports/{id}/contacts', { params }))).contacts;
    },
    placeholderData: keepPreviousData,
  });
}

export function useDrill(asked: Asked, opened: Opened, limit: number) {
  const query = { ...behindOf(asked, opened, limit), interval: asked.interval };
  return useQuery({
    queryKey: ['reports', asked.kind, 'behind', query],
    queryFn: () =>
      answer(
        api.GET('/api/v1/reports/{id}/behind', { params: { path: { id: asked.kind }, query } }),
      ),
    placeholderData: keepPreviousData,
  });
}

const written = (query: Record<string, unknown>) =>
  new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  ).toString();

/** Where a report is as a file. */
export const fileOf = (asked: Asked, format: 'csv' | 'xlsx'): string =>
  `/api/v1/reports/${asked.kind}/file?${written({ ...queryOf(asked, waits(asked)), format })}`;

/** Where all contacts of the days are as a file. */
export const recordsOf = ({ since, until }: Asked): string =>
  `/api/v1/reports/records?${written({ since, until })}`;
