import { useSyncExternalStore } from 'react';
import { same, type Document } from './json';
import { merge } from './merge';

/** Changes that are not stored yet, and the version that they were made to. */
export interface Draft {
  version: number;
  base: Document;
  document: Document;
}

export interface Stored {
  version: number;
  document: Document;
}

let draft: Draft | null = null;
const listeners = new Set<() => void>();

function put(next: Draft | null): void {
  draft = next && !same(next.document, next.base) ? next : null;
  listeners.forEach((listener) => listener());
}

/** Changes the draft, or begins one on what is stored. A draft that changes nothing is none. */
export function edit(stored: Stored, change: (document: Document) => Document): void {
  const now = draft ?? {
    version: stored.version,
    base: stored.document,
    document: stored.document,
  };
  put({ ...now, document: change(now.document) });
}

export const discardDraft = () => put(null);

/** Puts the changes on top of what somebody else stored. Returns where both changed the same thing. */
export function rebaseDraft(stored: Stored): string[] {
  if (!draft) return [];
  const { value, conflicts } = merge(draft.base, draft.document, stored.document);
  put({ version: stored.version, base: stored.document, document: value as Document });
  return conflicts;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The draft, null while everything is stored. It outlives the page, not the browser tab. */
export const useDraft = () => useSyncExternalStore(subscribe, () => draft);
export const getDraft = () => draft;
