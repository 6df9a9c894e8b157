import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { components } from '../api/schema';

export type UserName = components['schemas']['UserName'];

const NOBODY: readonly UserName[] = [];

/** What users are called, former ones among them. Empty until it is known. */
export function useUserNames(): readonly UserName[] {
  const { data } = useQuery({
    queryKey: ['user-names'],
    queryFn: async () => (await answer(api.GET('/api/v1/users/names'))).users,
    staleTime: 5 * 60_000,
  });
  return data ?? NOBODY;
}
