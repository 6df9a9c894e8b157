import type { ContactView } from '@/shared/api/types';
import { runCommand } from '@/shared/live/commands';
import { dispose } from './api/commands';
import { useDraft } from './use-draft';

/** What is registered of a contact, and the way to save it. `save` tells whether the service has it. */
export function useEntry(contact: ContactView) {
  const { draft, change, markSaved, forget } = useDraft(contact.id, contact.disposition);
  const save = async () => {
    if (draft.saved) return true;
    const sent = draft;
    const done = await runCommand('dispose', () => dispose(contact.id, sent));
    if (done) markSaved(sent);
    return done;
  };
  return { draft, change, save, forget };
}
