import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';

/** What the agent has done today, read again whenever `mark` changes. */
export function useDay(mark: string) {
  return useQuery({
    queryKey: ['day', mark],
    queryFn: () => answer(api.GET('/api/v1/day')),
    placeholderData: keepPreviousData,
  });
}

export const askHelp = (contact: string) =>
  answer(api.POST('/api/v1/help', { body: { contact, text: '' } }));
export const endHelp = () => answer(api.DELETE('/api/v1/help'));
export const dismissNotices = () => answer(api.DELETE('/api/v1/notices'));
