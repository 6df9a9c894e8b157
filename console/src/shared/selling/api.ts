import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Talk = Schemas['Talk'];
export type Objection = Schemas['Objection'];
export type ObjectionType = Schemas['ObjectionType'];
export type ResponseCard = Schemas['ResponseCard'];
export type ObjectionGuide = Schemas['ObjectionGuide'];

const FRESH_MS = 5 * 60_000;

/** The kinds of objections in the order of their chips, and the response cards; retired ones too. */
export function useObjectionGuide() {
  return useQuery({
    queryKey: ['objections'],
    queryFn: () => answer(api.GET('/api/v1/objections')),
    staleTime: FRESH_MS,
  });
}

/** The kind of the first level that a kind belongs to. Pure. */
export function topOf(types: readonly ObjectionType[], id: string): string {
  return types.find((each) => each.id === id)?.parent || id;
}
