import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type KeyFigures = Schemas['KeyFigures'];
export type FigureLine = Schemas['FigureLine'];
export type Measures = Schemas['Measures'];
export type Rate = Schemas['Rate'];
export type Growth = Schemas['Growth'];

export function useFigures(query: { since: string; until: string; tier: string }) {
  return useQuery({
    queryKey: ['accounts', 'figures', query],
    queryFn: () => answer(api.GET('/api/v1/key-figures', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
