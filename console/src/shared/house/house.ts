import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { House } from '../api/types';

const EMPTY: House = {
  name: '',
  provider: '',
  zone: 'UTC',
  thresholds: {
    service_level: null,
    abandoned: null,
    waiting: null,
    on_contact: null,
    wrap_up: null,
    not_ready: null,
  },
  queues: [],
  agents: [],
  dispositions: [],
  presence_reasons: [],
  resolution_sources: [],
  root_causes: [],
  pause_reasons: [],
  transfer_numbers: [],
  tiers: [],
  criteria: [],
  departments: [],
  teams: [],
};

/** What the house calls its things. Empty lists until it is known. */
export function useHouse(): House {
  const { data } = useQuery({
    queryKey: ['house'],
    queryFn: () => answer(api.GET('/api/v1/house')),
    staleTime: 5 * 60_000,
  });
  return data ?? EMPTY;
}
