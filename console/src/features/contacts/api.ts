import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { queryOf, type Search } from './search';

const FRESH_MS = 5_000;

/** The contacts that fit, the newest arrival first. The newest page is asked again while it is shown. */
export function useSearch(search: Search) {
  return useQuery({
    queryKey: ['contacts', 'search', search],
    queryFn: () =>
      answer(api.GET('/api/v1/contacts/search', { params: { query: queryOf(search) } })).then(
        ({ contacts }) => contacts,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: search.before ? false : FRESH_MS,
  });
}
