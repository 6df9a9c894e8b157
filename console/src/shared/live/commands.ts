import { useSyncExternalStore } from 'react';
import { errorCode } from '../api/errors';
import type { Feed } from './feed';
import { live, type LiveStore } from './live';

/** The part of the feed whose change shows that a command was carried out. */
export type Watched = (feed: Feed) => unknown;

interface Pending {
  watched: Watched;
  before: unknown;
  settle: () => void;
  answered: boolean;
}

const LONGEST_WAIT_MS = 4_000;
const deskTurn: Watched = (feed) => feed.deskTurn;

/**
 * Commands that were sent and whose outcome is not on the screen yet. A command is pending until the
 * service refused it, or accepted it and the feed has shown the desk (or whatever else the command
 * changes) anew, or 4 s went by without.
 */
export class CommandTracker {
  private readonly store: LiveStore;
  private readonly onFailure: (code: string) => void;
  private readonly pending = new Map<string, Pending>();
  private names: readonly string[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(store: LiveStore, onFailure: (code: string) => void) {
    this.store = store;
    this.onFailure = onFailure;
    store.subscribe(() => this.pending.forEach((entry) => this.shown(entry)));
  }

  readonly get = (): readonly string[] => this.names;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Sends unless the same command is pending. True when the service accepted it. */
  async run(name: string, send: () => Promise<unknown>, watched = deskTurn): Promise<boolean> {
    if (this.pending.has(name)) return false;
    const entry: Pending = {
      watched,
      before: watched(this.store.get()),
      settle: () => this.remove(name, entry),
      answered: false,
    };
    this.pending.set(name, entry);
    this.tell();
    try {
      await send();
    } catch (error) {
      entry.settle();
      this.onFailure(errorCode(error));
      return false;
    }
    entry.answered = true;
    setTimeout(entry.settle, LONGEST_WAIT_MS);
    this.shown(entry);
    return true;
  }

  private shown(entry: Pending): void {
    if (entry.answered && entry.watched(this.store.get()) !== entry.before) entry.settle();
  }

  private remove(name: string, entry: Pending): void {
    if (this.pending.get(name) !== entry) return;
    this.pending.delete(name);
    this.tell();
  }

  private tell(): void {
    this.names = [...this.pending.keys()];
    this.listeners.forEach((listener) => listener());
  }
}

let failed: (code: string) => void = () => undefined;

/** Names the one place where failed commands are shown. */
export function showFailures(show: (code: string) => void): void {
  failed = show;
}

const tracker = new CommandTracker(live, (code) => failed(code));

export const runCommand = (name: string, send: () => Promise<unknown>, watched?: Watched) =>
  tracker.run(name, send, watched);

/** The names of the pending commands. */
export const usePending = () => useSyncExternalStore(tracker.subscribe, tracker.get);
