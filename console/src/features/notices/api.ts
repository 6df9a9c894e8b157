import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import type { components } from '@/shared/api/schema';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';

export type Notice = components['schemas']['Notice'];

/** What the feed missed, of another process for instance, is found after a while all the same. */
const FALLBACK_MS = 300_000;
const SHOWN = 30;
const KEY = ['notices'] as const;

const turnOf = (feed: Feed) => feed.notices;

/** The newest notices, and how many were not read; read again when the feed says that they changed. */
export function useNotices() {
  const turn = useLive(turnOf);
  return useQuery({
    queryKey: [...KEY, turn],
    queryFn: () =>
      answer(api.GET('/api/v1/notices', { params: { query: { unread: false, limit: SHOWN } } })),
    placeholderData: keepPreviousData,
    refetchInterval: FALLBACK_MS,
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
