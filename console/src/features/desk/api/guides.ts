import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type Guides = components['schemas']['Guides'];
export type CallScript = components['schemas']['CallScript'];
export type GuideArticle = components['schemas']['GuideArticle'];

const FRESH_MS = 5 * 60_000;

/** The scripts and the knowledge of a queue. */
export function useGuides(queue: string) {
  return useQuery({
    queryKey: ['guides', queue],
    queryFn: (): Promise<Guides> =>
      answer(api.GET('/api/v1/queues/{id}/guides', { params: { path: { id: queue } } })),
    enabled: queue !== '',
    staleTime: FRESH_MS,
  });
}
