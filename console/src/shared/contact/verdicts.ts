import type { AgentVerdict } from '../api/types';

const RANK = [
  'eligible',
  'reserved',
  'declined_recently',
  'missed_recently',
  'busy',
  'not_ready',
  'skill_missing',
  'offline',
];

function rank({ verdict }: AgentVerdict): number {
  const found = RANK.indexOf(verdict.split(':')[0] ?? '');
  return found < 0 ? RANK.length : found;
}

/** Those who could take the contact sooner or later, nearest first, and those who never will. Pure. */
export function groupVerdicts(verdicts: readonly AgentVerdict[]) {
  const far = verdicts.filter(({ verdict }) => verdict === 'not_serving_queue');
  const near = verdicts
    .filter(({ verdict }) => verdict !== 'not_serving_queue')
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  return near.length > 0 ? { near, far } : { near: far, far: [] };
}
