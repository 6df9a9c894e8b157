import { useEffect, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../api/errors';
import type { Me, PhonePass } from '../api/types';
import { live } from '../live/live';
import { hasPhone, phoneName } from '../session/permissions';
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
export const sendDigits = (digits: string) => host.sendDigits(digits);
export const standBy = () => host.standBy();
export const leaveStandBy = () => host.leave();
export const retryPhone = () => host.retry();

/** Keeps the person's phone registered while mounted, if they have one. */
export function usePhoneHost(me: Me): void {
  const name = phoneName(me);
  const { data: pass } = useQuery({
    queryKey: ['phone', name],
    queryFn: passOrNone,
    enabled: hasPhone(me),
    staleTime: Infinity,
  });
  useEffect(() => (pass ? host.use(phoneFor(pass), name) : undefined), [pass, name]);
}
