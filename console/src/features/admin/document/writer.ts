import { useEffect } from 'react';
import { forgetDrafts } from '../flows/drafts';
import { discardDraft } from './draft';

let writer = '';

/** Unstored work belongs to the one who did it: another user in the same tab does not find it. */
export function useWriter(user: string): void {
  useEffect(() => {
    if (writer && writer !== user) {
      discardDraft();
      forgetDrafts();
    }
    writer = user;
  }, [user]);
}
