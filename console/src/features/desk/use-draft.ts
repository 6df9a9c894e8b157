import { useSyncExternalStore } from 'react';

/** An article of the knowledge base, in the edition that was read. */
export interface Solution {
  id: string;
  edition: number;
  title: string;
}

/** What the agent has written about a contact. Seconds UTC for `followUpAt`. */
export interface Draft {
  disposition: string;
  note: string;
  resolution: string;
  followUpAt: number | null;
  /** The article that solved it. */
  article: Solution | null;
  /** Whether the service has exactly this. */
  saved: boolean;
}

const EMPTY: Draft = {
  disposition: '',
  note: '',
  resolution: '',
  followUpAt: null,
  article: null,
  saved: false,
};
const keyOf = (contact: string) => `callcenter.draft.${contact}`;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(contact: string, draft: Draft): void {
  sessionStorage.setItem(keyOf(contact), JSON.stringify(draft));
  listeners.forEach((listener) => listener());
}

function load(kept: string | null, disposition: string): Draft {
  // What the service knows is the start: the result of a talk registers the contact, too.
  if (kept === null) return { ...EMPTY, disposition, saved: disposition !== '' };
  const draft = { ...EMPTY, ...(JSON.parse(kept) as Partial<Draft>) };
  return draft.disposition ? draft : { ...draft, disposition };
}

/** The draft for one contact, kept through a reload and shared by all who show it. */
export function useDraft(contact: string, disposition: string) {
  const kept = useSyncExternalStore(subscribe, () => sessionStorage.getItem(keyOf(contact)));
  const draft = load(kept, disposition);
  return {
    draft,
    change: (part: Partial<Draft>) => put(contact, { ...draft, ...part, saved: false }),
    markSaved: (sent: Draft) => put(contact, { ...sent, saved: true }),
    forget: () => sessionStorage.removeItem(keyOf(contact)),
  };
}
