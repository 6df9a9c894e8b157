import { runCommand, usePending } from '@/shared/live/commands';
import { useDesk } from '@/shared/live/live';
import { placeCall } from './calls';

export type CallReason = '' | 'callOffline' | 'callBusy' | 'callNoPhone';

/** Whether this agent may call somebody now, and the way to do it. */
export function useCalling() {
  const desk = useDesk();
  const pending = usePending().includes('call');
  const presence = desk?.agent.presence ?? 'offline';
  const free = (presence === 'available' || presence === 'not_ready') && !desk?.work.length;
  const reason: CallReason =
    presence === 'offline'
      ? 'callOffline'
      : !free
        ? 'callBusy'
        : missing(desk)
          ? 'callNoPhone'
          : '';
  return {
    desk,
    reason,
    pending,
    call: (number: string, queue = '') => runCommand('call', () => placeCall(number, queue)),
  };
}

const missing = (desk: ReturnType<typeof useDesk>) => desk?.phone === 'missing';
