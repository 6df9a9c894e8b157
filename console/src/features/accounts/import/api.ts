import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type Report = components['schemas']['ImportReport'];

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
