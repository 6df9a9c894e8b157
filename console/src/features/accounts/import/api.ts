import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type Report = components['schemas']['ImportReport'];

export type FiguresReport = components['schemas']['FiguresReport'];

/** Looks at a file, or takes in all of its rows that are sound. */
export const takeIn = (file: File, format: 'csv' | 'xlsx', confirm: boolean) =>
  answer(
    api.POST('/api/v1/imports', {
      params: { query: { format, confirm } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );

/** The same with a file of monthly figures. */
export const takeFigures = (file: File, format: 'csv' | 'xlsx', confirm: boolean) =>
  answer(
    api.POST('/api/v1/imports/figures', {
      params: { query: { format, confirm } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
