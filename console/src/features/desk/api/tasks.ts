import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';

const SHOWN = 5;

/** What the user is to do next, read again whenever `mark` changes, and now and then. */
export function useNextTasks(mark: string) {
  return useQuery({
    queryKey: ['tasks', 'next', mark],
    queryFn: () =>
      answer(api.GET('/api/v1/tasks', { params: { query: { live: true, limit: SHOWN } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}
