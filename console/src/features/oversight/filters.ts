import { useMemo } from 'react';
import type { Presence } from '@/shared/api/types';
import { useQueryState } from '@/shared/table/query-state';

/** Presences as the queues count them: who rings or talks is busy. */
export const STATES = ['available', 'busy', 'wrap_up', 'not_ready', 'offline', 'help'] as const;
export type State = (typeof STATES)[number];

/** What of the agents and of those who wait is shown. `tier` null is every tier, '' is none at all. */
export interface Filters {
  queue: string;
  tier: string | null;
  state: State | '';
  name: string;
}

/** How the address says "customers without a tier". */
export const NO_TIER = 'none';

/** The filters that an address holds; what is no state is no filter. Pure. */
export function filtersOf(params: URLSearchParams): Filters {
  const tier = params.get('tier');
  return {
    queue: params.get('queue') ?? '',
    tier: tier === NO_TIER ? '' : tier,
    state: STATES.find((state) => state === params.get('state')) ?? '',
    name: params.get('name') ?? '',
  };
}

export function stateOf(presence: Presence): State {
  return presence === 'offered' || presence === 'on_contact' ? 'busy' : presence;
}

/** The filters of the page, which its address holds, with the way to change them. */
export function useFilters() {
  const [params, change] = useQueryState();
  const filters = useMemo(() => filtersOf(params), [params]);
  return [filters, change, params] as const;
}
