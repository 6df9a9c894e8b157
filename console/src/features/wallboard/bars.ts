import type { Quarter, Quarters } from '@/shared/api/types';

export const QUARTER = 900;
const HOUR = 3600;
const LEAST_HOURS = 6;

/** One quarter of an hour of the day. `before` is the same one last week, null if nothing is known of it. */
export interface Slot {
  start: number;
  offered: number;
  answered: number;
  abandoned: number;
  before: number | null;
}

export interface Day {
  slots: readonly Slot[];
  /** The greatest sum that is drawn. */
  top: number;
  answered: number;
  abandoned: number;
  /** Whether last week is known. */
  compared: boolean;
}

const NONE: Quarter = [0, 0, 0];

/** The quarters of some queues added up, by their beginning. */
export function summed(quarters: Quarters, queues: readonly string[]): Map<number, Quarter> {
  const sums = new Map<number, Quarter>();
  for (const queue of queues)
    for (const [start, [offered, answered, abandoned]] of Object.entries(quarters[queue] ?? {})) {
      const sum = sums.get(Number(start)) ?? NONE;
      sums.set(Number(start), [sum[0] + offered, sum[1] + answered, sum[2] + abandoned]);
    }
  return sums;
}

/**
 * The day to draw: from the first whole hour with a contact, today or last week, to the hour that runs or
 * the last one of last week; six hours at least, within the day that began at `midnight`.
 */
export function dayOf(
  today: ReadonlyMap<number, Quarter>,
  lastWeek: ReadonlyMap<number, Quarter>,
  midnight: number,
  now: number,
): Day {
  const starts = [...today.keys(), ...lastWeek.keys(), now];
  const hour = (at: number) => Math.floor((at - midnight) / HOUR);
  let first = Math.max(0, hour(Math.min(...starts)));
  const last = Math.min(23, hour(Math.max(...starts)));
  const end = Math.max(last + 1, Math.min(24, first + LEAST_HOURS));
  first = Math.max(0, Math.min(first, end - LEAST_HOURS));
  const slots: Slot[] = [];
  for (let start = midnight + first * HOUR; start < midnight + end * HOUR; start += QUARTER) {
    const [offered, answered, abandoned] = today.get(start) ?? NONE;
    const before = lastWeek.size > 0 ? (lastWeek.get(start) ?? NONE) : null;
    slots.push({
      start,
      offered,
      answered,
      abandoned,
      before: before && before[1] + before[2],
    });
  }
  const sum = (key: 'answered' | 'abandoned') => slots.reduce((all, slot) => all + slot[key], 0);
  return {
    slots,
    top: Math.max(1, ...slots.map((s) => Math.max(s.answered + s.abandoned, s.before ?? 0))),
    answered: sum('answered'),
    abandoned: sum('abandoned'),
    compared: lastWeek.size > 0,
  };
}

/** Whole hours between two marks under the bars: as few marks as fit. */
export function hoursApart(slots: number, marks: number): number {
  const hours = slots / 4;
  return [1, 2, 3, 4, 6].find((step) => hours / step <= marks) ?? 12;
}
