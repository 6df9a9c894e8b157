import type { CaseQuery } from '@/shared/cases/api';
import { STATES, TYPES } from '@/shared/cases/kinds';

/** Whose cases: one's own, those that one opened, a department's inbox, or all that one sees. */
export const WHOSE = ['mine', 'opened', 'all'] as const;

/** What is looked for; '' does not choose. `after` is where the page before ended. */
export interface Search {
  whose: string;
  department: string;
  state: string;
  type: string;
  tier: string;
  number: string;
  customer: string;
  manager: string;
  open: string;
  order: string;
  after: string;
}

export const PAGE = 50;

const known = (text: string | null, all: readonly string[]) =>
  text !== null && all.includes(text) ? text : '';

/** What an address looks for; whatever makes no sense is left out. Pure. */
export function searchOf(params: URLSearchParams): Search {
  const text = (name: string) => params.get(name) ?? '';
  return {
    whose: known(params.get('whose'), WHOSE) || 'all',
    department: text('department'),
    state: known(params.get('state'), STATES),
    type: known(params.get('type'), TYPES),
    tier: text('tier'),
    number: text('number'),
    customer: text('customer'),
    manager: text('manager'),
    open: known(params.get('open'), ['true', 'false', 'any']) || 'true',
    order: known(params.get('order'), ['due_at', '-changed_at', '-opened_at']) || 'due_at',
    after: text('after'),
  };
}

/** The same as the service's query, for somebody. Pure. */
export function queryOf(search: Search, me: string): CaseQuery {
  const { whose, open, ...rest } = search;
  const chosen = {
    ...rest,
    owner: whose === 'mine' ? me : '',
    opener: whose === 'opened' ? me : '',
  };
  return {
    limit: PAGE,
    ...(open === 'any' || search.state ? {} : { open: open === 'true' }),
    ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')),
  };
}
