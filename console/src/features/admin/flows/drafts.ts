import { useSyncExternalStore } from 'react';

/** A text that is not published yet, and the version that it replaces. */
export interface FlowDraft {
  text: string;
  version: number;
}

let drafts: Readonly<Record<string, FlowDraft>> = {};
const listeners = new Set<() => void>();

/** Keeps a text for as long as the browser tab; null forgets it. */
export function keepDraft(name: string, draft: FlowDraft | null): void {
  const others = Object.entries(drafts).filter(([each]) => each !== name);
  drafts = Object.fromEntries(draft ? [...others, [name, draft]] : others);
  listeners.forEach((listener) => listener());
}

/** Forgets every text: they are somebody else's now. */
export function forgetDrafts(): void {
  drafts = {};
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All texts that are not published, by the name of the file. */
export const useDrafts = () => useSyncExternalStore(subscribe, () => drafts);
