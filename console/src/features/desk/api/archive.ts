import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';

const FEW = 20;

/** Archived files that hold the words; those of the contact's customer come first. */
export function useArchive(q: string, contact: string) {
  return useQuery({
    queryKey: ['archive', q, contact],
    queryFn: () =>
      answer(
        api.GET('/api/v1/archive/search', { params: { query: { q, contact, limit: FEW } } }),
      ).then(({ files }) => files),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
