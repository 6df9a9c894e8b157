import { useCallback, useSyncExternalStore } from 'react';
import { Connection, type Socket } from './connection';
import { emptyFeed, reduceFeed, skewOf, type Feed, type FeedEvent } from './feed';

/** The console's one copy of the floor. */
export class LiveStore {
  private feed: Feed = emptyFeed;
  private readonly listeners = new Set<() => void>();

  readonly get = (): Feed => this.feed;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  dispatch(event: FeedEvent): void {
    const next = reduceFeed(this.feed, event);
    if (next === this.feed) return;
    this.feed = next;
    this.listeners.forEach((listener) => listener());
  }

  /** Forgets everything, for a change of user. */
  reset(): void {
    this.feed = emptyFeed;
    this.listeners.forEach((listener) => listener());
  }
}

export const live = new LiveStore();

/** The part of the feed that `select` returns; it must return the same object while nothing changed. */
export function useLive<T>(select: (feed: Feed) => T): T {
  const snapshot = useCallback(() => select(live.get()), [select]);
  return useSyncExternalStore(live.subscribe, snapshot);
}

export const useDesk = () => useLive(deskOf);
const deskOf = (feed: Feed) => feed.desk;

/** Seconds UTC by the service's clock. */
export function serverNow(): number {
  return Date.now() / 1000 + skewOf(live.get());
}

function openSocket(): Socket {
  const url = new URL('/api/v1/live', window.location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  // The DOM type of the handlers is wider than what the connection uses.
  return new WebSocket(url) as unknown as Socket;
}

/** Joins the live feed until the returned function is called. */
export function joinFloor(onSignedOut: () => void): () => void {
  live.reset();
  const connection = new Connection({
    open: openSocket,
    held: () => live.get().seq,
    gap: () => live.get().gap,
    onOpened: () => live.dispatch({ kind: 'opened', at: Date.now() / 1000 }),
    onLost: () => live.dispatch({ kind: 'lost', at: Date.now() / 1000 }),
    onMessage: (message) => live.dispatch({ kind: 'message', at: Date.now() / 1000, message }),
    onSignedOut,
  });
  connection.start();
  return () => connection.stop();
}
