import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type LaterFigure = Schemas['LaterFigure'];
export type DueSale = Schemas['DueSale'];
export type LaterReport = Schemas['LaterReport'];
export type Aftermath = Schemas['Aftermath'];

/** What may become of a sale, in the order in which it is offered. */
export const AFTERMATHS = ['kept', 'paid', 'cancelled'] as const;

export function useDue() {
  return useQuery({
    queryKey: ['sales', 'later'],
    queryFn: () => answer(api.GET('/api/v1/sales/later-results')),
  });
}

export const tellLater = (contact: string, days: number, what: Aftermath) =>
  answer(
    api.POST('/api/v1/talks/{id}/later-results', {
      params: { path: { id: contact } },
      body: { days, what },
    }),
  );

/** Looks at a sheet, or takes in all of its rows that are sound. */
export const takeSheet = (file: File, format: 'csv' | 'xlsx', confirm: boolean) =>
  answer(
    api.POST('/api/v1/sales/later-results', {
      params: { query: { format, confirm } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );

/** What was told changes the list and the figures. */
export function useTold() {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['sales'] }), [queries]);
}
