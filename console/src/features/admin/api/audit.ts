import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type AuditLine = components['schemas']['AuditLine'];
const PAGE = 50;

/** The audit trail page by page, the newest first. `what` is how the word for the deed begins. */
export function useAudit(who: string, what: string) {
  return useInfiniteQuery({
    queryKey: ['admin', 'audit', who, what],
    initialPageParam: null as number | null,
    getNextPageParam: (page: AuditLine[]) =>
      page.length < PAGE ? null : (page.at(-1)?.id ?? null),
    queryFn: async ({ pageParam }) => {
      const before = pageParam === null ? {} : { before: pageParam };
      const query = { limit: PAGE, who, what, ...before };
      return (await answer(api.GET('/api/v1/audit', { params: { query } }))).lines;
    },
  });
}
