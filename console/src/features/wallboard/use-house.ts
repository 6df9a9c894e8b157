import { useCallback, useEffect, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Thresholds } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';

export type ThresholdsOf = (queue: string) => Thresholds;

/** The thresholds of a queue; of the house for '' and for a queue that is not known. */
export function useThresholds(): ThresholdsOf {
  const house = useHouse();
  const known = useMemo(
    () => new Map(house.queues.map((queue) => [queue.id, queue.thresholds])),
    [house],
  );
  return useCallback((queue) => known.get(queue) ?? house.thresholds, [known, house]);
}

const picturesOf = (feed: Feed) => feed.pictures;

/** Asks for the house anew whenever the feed starts over: that is how a change of it is told. */
export function useFreshHouse(): void {
  const queries = useQueryClient();
  const pictures = useLive(picturesOf);
  useEffect(() => {
    if (pictures > 0) void queries.invalidateQueries({ queryKey: ['house'] });
  }, [queries, pictures]);
}
