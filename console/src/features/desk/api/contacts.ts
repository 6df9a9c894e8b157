import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';

const RECENT = 8;

/** The contacts that were closed last, newest first. */
export function useRecentContacts() {
  return useQuery({
    queryKey: ['contacts', 'recent'],
    queryFn: () =>
      answer(api.GET('/api/v1/contacts', { params: { query: { limit: RECENT } } })).then(
        ({ contacts }) => contacts,
      ),
    placeholderData: keepPreviousData,
  });
}
