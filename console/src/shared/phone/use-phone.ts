import { useEffect, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../api/errors';
import type { PhonePass } from '../api/types';
import { live } from '../live/live';
import { getPass } from './api';
import { PhoneHost, phoneFor } from './host';

const host = new PhoneHost(live);
const NONE: PhonePass = { kind: 'none', identity: '', token: '', expires_at: 0 };

/** Agents with a telephone on the table have no browser phone to ask for. */
async function passOrNone(): Promise<PhonePass> {
  try {
    return await getPass();
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return NONE;
    throw error;
  }
}

export const usePhone = () => useSyncExternalStore(host.subscribe, host.get);
export const mutePhone = (on: boolean) => host.mute(on);
export const retryPhone = () => host.retry();

/** Keeps the agent's phone registered while mounted. */
export function usePhoneHost(agent: string): void {
  const { data: pass } = useQuery({
    queryKey: ['phone', agent],
    queryFn: passOrNone,
    enabled: agent !== '',
    staleTime: Infinity,
  });
  useEffect(() => (pass ? host.use(phoneFor(pass)) : undefined), [pass]);
}
