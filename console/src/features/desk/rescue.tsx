import { useEffect, useEffectEvent } from 'react';
import type { ContactView } from '@/shared/api/types';
import { useSecondsLeft } from '@/shared/ui/timers';
import type { Draft } from './use-draft';
import { useEntry } from './use-entry';

/** Unsaved work is saved this long before the wrap-up ends, so that the end loses nothing. */
const RESCUE_SECONDS = 2;

interface Props {
  until: number;
  draft: Draft;
  save: () => void;
}

/** Saves a chosen result shortly before the time is over. Past it, saving ends the wrap-up: the agent's own act. */
export function Rescue({ until, draft, save }: Props) {
  const left = useSecondsLeft(until);
  const due = left > 0 && left <= RESCUE_SECONDS;
  const unsaved = draft.disposition !== '' && !draft.saved;
  const rescue = useEffectEvent(save);
  useEffect(() => {
    if (due && unsaved) rescue();
  }, [due, unsaved]);
  return null;
}

/** The same for a contact whose wrap-up goes on behind another contact. */
export function RescueBehind({ contact, until }: { contact: ContactView; until: number }) {
  const { draft, save } = useEntry(contact);
  return <Rescue until={until} draft={draft} save={() => void save()} />;
}
