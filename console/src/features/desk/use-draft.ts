import { useState } from 'react';

/** What the agent has written about a contact. Seconds UTC for `followUpAt`. */
export interface Draft {
  disposition: string;
  note: string;
  resolution: string;
  followUpAt: number | null;
  /** Whether the service has exactly this. */
  saved: boolean;
}

const EMPTY: Draft = { disposition: '', note: '', resolution: '', followUpAt: null, saved: false };
const keyOf = (contact: string) => `callcenter.draft.${contact}`;

function load(contact: string, disposition: string): Draft {
  const kept = sessionStorage.getItem(keyOf(contact));
  // Without a draft of this tab, what the service knows is the start.
  if (kept === null) return { ...EMPTY, disposition, saved: disposition !== '' };
  return { ...EMPTY, ...(JSON.parse(kept) as Partial<Draft>) };
}

/** The draft for one contact, kept through a reload. Mount anew for another contact. */
export function useDraft(contact: string, disposition: string) {
  const [draft, setDraft] = useState(() => load(contact, disposition));
  const put = (next: Draft) => {
    sessionStorage.setItem(keyOf(contact), JSON.stringify(next));
    setDraft(next);
  };
  return {
    draft,
    change: (part: Partial<Draft>) => put({ ...draft, ...part, saved: false }),
    markSaved: (sent: Draft) => put({ ...sent, saved: true }),
    forget: () => sessionStorage.removeItem(keyOf(contact)),
  };
}
