import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Report = Schemas['ReportTable'] & { about: 'queues' | 'agents' };
export type ReportRow = Schemas['ReportRow'];
export type Interval = Schemas['ReportInterval'];

export const KINDS = ['intervals', 'queues', 'tiers', 'agents'] as const;
export type Kind = (typeof KINDS)[number];

export const INTERVALS = ['15min', '30min', 'hour', 'day', 'week', 'month', 'whole'] as const;

export const VARIANTS = [
  'offered_less_short',
  'offered',
  'answered_only',
  'ignore_early_abandons',
  'credit_early_abandons',
  'credit_short_abandons',
] as const;

/** What is asked: whole days, both included (YYYY-MM-DD), by spans of time. */
export interface Asked {
  kind: Kind;
  since: string;
  until: string;
  interval: Interval;
  variant: string;
}

/** A number in the table: the count `number` of the row under `key`. */
export interface Figure {
  number: string;
  key: Readonly<Record<string, string>>;
}

/** Counts that have contacts behind them. */
export const LISTED = new Set([
  ...['offered', 'answered', 'within', 'abandoned', 'short', 'flowed_out'],
  ...['accepted', 'missed', 'handled', 'transferred'],
]);

export const LIMIT = 200;

export function useReport({ kind, ...query }: Asked) {
  const waits = kind !== 'agents' && query.interval === 'whole';
  return useQuery({
    queryKey: ['reports', kind, query],
    queryFn: async () =>
      (await answer(
        api.GET('/api/v1/reports/{id}', {
          params: { path: { id: kind }, query: { ...query, waits } },
        }),
      )) as Report,
    placeholderData: keepPreviousData,
  });
}

export function useBehind({ kind, since, until }: Asked, { number, key }: Figure) {
  const query = { since, until, number, limit: LIMIT, ...key };
  return useQuery({
    queryKey: ['reports', kind, 'contacts', query],
    queryFn: async () =>
      (
        await answer(
          api.GET('/api/v1/reports/{id}/contacts', { params: { path: { id: kind }, query } }),
        )
      ).contacts,
  });
}

/** Where a report is as a file. */
export function fileOf({ kind, ...query }: Asked, format: 'csv' | 'xlsx'): string {
  return `/api/v1/reports/${kind}/file?${new URLSearchParams({ ...query, format }).toString()}`;
}

/** Where all contacts of the days are as a file. */
export const recordsOf = ({ since, until }: Asked): string =>
  `/api/v1/reports/records?${new URLSearchParams({ since, until }).toString()}`;
