import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import type { components } from '@/shared/api/schema';
import { showNotice } from '@/shared/ui/notice';

export type Notice = components['schemas']['Notice'];

const EVERY_MS = 30_000;
const SHOWN = 30;
const KEY = ['notices'] as const;

/** The newest notices, and how many were not read. The feed does not tell of them: they are asked for. */
export function useNotices() {
  return useQuery({
    queryKey: KEY,
    queryFn: () =>
      answer(api.GET('/api/v1/notices', { params: { query: { unread: false, limit: SHOWN } } })),
    refetchInterval: EVERY_MS,
  });
}

/** Marks one as read, or all without an id. */
export function useRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      id
        ? answer(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } }))
        : answer(api.POST('/api/v1/notices/read')),
    onError: (error) => showNotice(errorCode(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
