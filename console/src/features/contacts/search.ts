import type { Phase, Outcome } from '@/shared/api/types';
import { PHASES, OUTCOMES } from '@/shared/contact/kinds';

/** What is looked for; '' does not choose. `closed` is '', 'true' or 'false'. */
export interface Search {
  phase: Phase | '';
  queue: string;
  agent: string;
  tier: string;
  outcome: Outcome | '';
  closed: '' | 'true' | 'false';
  number: string;
  /** Arrived at or after, and before: seconds UTC, as the address writes them. */
  since: string;
  before: string;
}

export const PAGE = 50;

const seconds = (text: string | null) => (text && Number.isFinite(Number(text)) ? text : '');

/** What an address looks for; whatever makes no sense is left out. Pure. */
export function searchOf(params: URLSearchParams): Search {
  const text = (name: string) => params.get(name) ?? '';
  const closed = text('closed');
  return {
    phase: PHASES.find((phase) => phase === text('phase')) ?? '',
    queue: text('queue'),
    agent: text('agent'),
    tier: text('tier'),
    outcome: OUTCOMES.find((outcome) => outcome === text('outcome')) ?? '',
    closed: closed === 'true' || closed === 'false' ? closed : '',
    number: text('number'),
    since: seconds(params.get('since')),
    before: seconds(params.get('before')),
  };
}

/** The same as the service's query. Pure. */
export function queryOf(search: Search) {
  const { closed, since, before, ...rest } = search;
  return {
    limit: PAGE,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    ...(closed && { closed: closed === 'true' }),
    ...(since && { since: Number(since) }),
    ...(before && { before: Number(before) }),
  };
}
