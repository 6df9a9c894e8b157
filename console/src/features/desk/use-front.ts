import { useState } from 'react';
import type { WorkView } from '@/shared/api/types';

/** The call among the contacts at hand, '' for none. */
function callOf(work: readonly WorkView[]): string {
  return work.find((each) => each.contact?.channel === 'voice')?.id ?? '';
}

/**
 * Which of the contacts at hand is in front, and the way to bring another there. The first is (the
 * call, if there is one) until the agent chooses; a new call comes to the front by itself.
 */
export function useFront(
  work: readonly WorkView[],
): [front: WorkView | null, choose: (id: string) => void] {
  const [chosen, setChosen] = useState({ id: '', call: '' });
  const call = callOf(work);
  const holds = call === '' || call === chosen.call;
  const wanted = holds ? work.find(({ id }) => id === chosen.id) : undefined;
  return [wanted ?? work[0] ?? null, (id) => setChosen({ id, call })];
}
