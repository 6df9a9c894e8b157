import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type Report = components['schemas']['ImportReport'];

/** What kind of file a name stands for; '' for none that can be taken in. Pure. */
export function formatOf(name: string): 'csv' | 'xlsx' | '' {
  const ending = name.toLowerCase().split('.').at(-1);
  return ending === 'csv' || ending === 'xlsx' ? ending : '';
}

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
