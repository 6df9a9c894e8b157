import type { DueLine } from '@/shared/cases/kinds';

const HOUR = 3600;

/** The columns of the board, each with the seconds that are left at most. */
export const COLUMNS = [
  ['late', 0],
  ['hour', 4 * HOUR],
  ['day', 24 * HOUR],
  ['three', 72 * HOUR],
  ['week', 168 * HOUR],
] as const;

export type Column = (typeof COLUMNS)[number][0];

/** The deadlines by column, those due next first. Pure. */
export function sortedIn(lines: readonly DueLine[], now: number): Record<Column, DueLine[]> {
  const found: Record<Column, DueLine[]> = { late: [], hour: [], day: [], three: [], week: [] };
  for (const line of [...lines].sort((a, b) => a.item.due - b.item.due)) {
    const left = line.item.due - now;
    const column = left < 0 ? 'late' : COLUMNS.slice(1).find(([, most]) => left <= most)?.[0];
    if (column) found[column].push(line);
  }
  return found;
}

/** Where a deadline leads: to what it belongs to; null for what has no page. Pure. */
export function pageOf({ kind, id, account }: DueLine['item']): string | null {
  if (kind === 'case') return `/cases/${id}`;
  if (account) return `/accounts/${account}?tab=${kind === 'promise' ? 'needs' : 'follow'}`;
  return null;
}
