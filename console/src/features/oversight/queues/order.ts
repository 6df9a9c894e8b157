import type { QueueView } from '@/shared/api/types';
import type { Compare } from '@/shared/table/sorting';

export type QueueColumn = 'name' | 'waiting' | 'longest' | 'sl' | 'abandoned';

/** How the queues' table can be ordered: upwards is what needs a look first. */
export function QUEUE_ORDER(
  nameOf: (queue: QueueView) => string,
): Record<QueueColumn, Compare<QueueView>> {
  const byName: Compare<QueueView> = (a, b) => nameOf(a).localeCompare(nameOf(b));
  const since = (queue: QueueView) => queue.oldest_since ?? Infinity;
  const sl = (queue: QueueView) => queue.today.sl ?? 2;
  const upTo = (value: number) => (Number.isNaN(value) ? 0 : value);
  return {
    name: byName,
    waiting: (a, b) => b.waiting - a.waiting || byName(a, b),
    longest: (a, b) => upTo(since(a) - since(b)) || byName(a, b),
    sl: (a, b) => sl(a) - sl(b) || byName(a, b),
    abandoned: (a, b) => b.today.abandoned - a.today.abandoned || byName(a, b),
  };
}
