import type { DeskView } from '../api/types';

/** Whether a call rings or is at hand: only for one does the phone carry a voice. */
export function busy({ offer, work }: DeskView): boolean {
  const talks = work.some((each) => !each.wrap_up && each.contact?.channel === 'voice');
  return talks || offer?.contact.channel === 'voice';
}
