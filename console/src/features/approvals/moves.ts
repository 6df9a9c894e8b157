import type { Approval, Move } from './kinds';
import { DECISIONS } from './kinds';

/** What is mended here; a returned plan is a draft again and is submitted from its own page. */
const MENDED = new Set(['tier', 'nomination', 'person_tier', 'credit']);

/** What somebody may do with an approval as it stands: the holder decides, the requester may call it off. Pure. */
export function movesOf(approval: Approval, user: string, approves: boolean): readonly Move[] {
  const { state, holder, requester } = approval;
  const moves: Move[] = [];
  if (state === 'asked' && approves && holder === user && requester !== user)
    moves.push(...DECISIONS);
  if (requester === user && state === 'returned' && MENDED.has(approval.subject))
    moves.push('ask-again');
  if (requester === user && (state === 'asked' || state === 'returned')) moves.push('withdraw');
  return moves;
}

/** A value of a change as people read it; what has several parts is written out. Pure. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return Object.entries(value as Record<string, unknown>)
    .map(([name, part]) => `${name}: ${textOf(part)}`)
    .join('\n');
}
