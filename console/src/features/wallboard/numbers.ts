import type { AgentView, Presence, QueueView, Thresholds } from '@/shared/api/types';
import { gravest, levelOfWait, type Level } from './levels';

/** What all queues and agents make together, now. */
export interface HouseNow {
  waiting: number;
  /** Agents by presence. */
  staff: Record<Presence, number>;
  signedIn: number;
  /** Customers to be called back: now, and later. Null while nobody has asked for it today nor is held. */
  callbacks: { due: number; held: number } | null;
}

export function houseNow(queues: readonly QueueView[], agents: Iterable<AgentView>): HouseNow {
  const staff: HouseNow['staff'] = {
    available: 0,
    offered: 0,
    on_contact: 0,
    wrap_up: 0,
    not_ready: 0,
    offline: 0,
  };
  let known = 0;
  for (const agent of agents) {
    staff[agent.presence] += 1;
    known += 1;
  }
  return {
    waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
    staff,
    signedIn: known - staff.offline,
    callbacks: callbacksOf(queues),
  };
}

function callbacksOf(queues: readonly QueueView[]): HouseNow['callbacks'] {
  const sum = (key: 'due' | 'held' | 'asked') =>
    queues.reduce((all, queue) => all + queue.callbacks[key], 0);
  const [due, held] = [sum('due'), sum('held')];
  return due + held + sum('asked') > 0 ? { due, held } : null;
}

/** The gravest wait of any queue, each by its own thresholds. */
export function gravestWait(
  queues: readonly QueueView[],
  thresholdsOf: (queue: string) => Thresholds,
  now: number,
): Level {
  return gravest(
    queues.map((queue) =>
      queue.oldest_since === null
        ? 'none'
        : levelOfWait(now - queue.oldest_since, thresholdsOf(queue.id).waiting),
    ),
  );
}

/** The service level that the queues aim at, null when they do not agree. */
export function commonGoal(queues: readonly QueueView[]): number | null {
  const goals = new Set(queues.map((queue) => queue.sl_goal));
  return goals.size === 1 ? ([...goals][0] ?? null) : null;
}

/** The queue in which the longest waiter waits. */
export function longestOf(queues: readonly QueueView[]): QueueView | undefined {
  const since = (queue: QueueView) => queue.oldest_since ?? Infinity;
  return queues
    .filter((queue) => queue.oldest_since !== null)
    .reduce<QueueView | undefined>(
      (best, queue) => (best && since(best) <= since(queue) ? best : queue),
      undefined,
    );
}

/** The tiers of those who wait, A first, the ones without a tier last; nothing where nobody has one. */
export function tiersOf(queues: readonly QueueView[]): [tier: string, count: number][] {
  const sums = new Map<string, number>();
  for (const queue of queues)
    for (const [tier, count] of Object.entries(queue.waiting_by_tier))
      sums.set(tier, (sums.get(tier) ?? 0) + count);
  const found = [...sums].filter(([, count]) => count > 0);
  if (found.every(([tier]) => tier === '')) return [];
  return found.sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b));
}
