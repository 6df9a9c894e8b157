import type { LiveMessage } from '../api/types';

/** The part of a WebSocket that the connection uses. */
export interface Socket {
  readonly readyState: number;
  onopen: (() => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface ConnectionOptions {
  open: () => Socket;
  /** The sequence number in hand, null for none. */
  held: () => number | null;
  /** Whether a message is missing, by the feed's judgement. */
  gap: () => boolean;
  onOpened: () => void;
  onLost: () => void;
  onMessage: (message: LiveMessage) => void;
  onSignedOut: () => void;
  /** A number in [0, 1), for jitter. */
  random?: () => number;
}

const OPEN = 1;
const SIGNED_OUT = 4401;
const WATCH_MS = 5_000;
/** The service gives a sign of life every few seconds. */
const QUIET_MS = 12_000;
const DEAD_MS = 8_000;

/** Milliseconds before try number `attempt` (from 0): doubling from 0.5 s to 15 s, half of it at random. */
export function backoff(attempt: number, random: number): number {
  const full = Math.min(15_000, 500 * 2 ** attempt);
  return full / 2 + (full / 2) * random;
}

/**
 * Keeps one live WebSocket open: says hello with the number in hand, reconnects with backoff, says
 * hello again after a gap, and when the line is silent, because a browser cannot ping and a half-open
 * line would look calm for minutes. Every hello has an answer; without one the line is dead.
 */
export class Connection {
  private socket: Socket | null = null;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;
  private heardAt = 0;
  private askedAt: number | null = null;
  private readonly options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.options = options;
  }

  start(): void {
    this.connect();
    this.watch = setInterval(() => this.check(), WATCH_MS);
    window.addEventListener('online', this.hurry);
    document.addEventListener('visibilitychange', this.hurry);
  }

  stop(): void {
    clearTimeout(this.retry);
    clearInterval(this.watch);
    window.removeEventListener('online', this.hurry);
    document.removeEventListener('visibilitychange', this.hurry);
    this.drop();
  }

  private connect(): void {
    this.drop();
    const socket = this.options.open();
    this.socket = socket;
    socket.onopen = () => this.opened();
    socket.onmessage = (event) => this.heard(event.data);
    socket.onclose = (event) => this.closed(event.code);
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close();
  }

  private opened(): void {
    this.heardAt = Date.now();
    this.askedAt = null;
    this.options.onOpened();
    this.hello(this.options.held());
  }

  private hello(after: number | null): void {
    this.askedAt ??= Date.now();
    this.socket?.send(JSON.stringify({ type: 'hello', after }));
  }

  private heard(data: unknown): void {
    const message = JSON.parse(String(data)) as LiveMessage;
    const known = this.options.gap();
    this.heardAt = Date.now();
    this.attempt = 0;
    this.options.onMessage(message);
    const gap = this.options.gap();
    if (!gap) this.askedAt = null;
    else if (!known) this.hello(this.options.held());
  }

  private closed(code: number): void {
    this.socket = null;
    if (code === SIGNED_OUT) {
      this.options.onSignedOut();
      return;
    }
    this.options.onLost();
    const wait = backoff(this.attempt, (this.options.random ?? Math.random)());
    this.attempt += 1;
    this.retry = setTimeout(() => this.connect(), wait);
  }

  private check(): void {
    if (this.socket?.readyState !== OPEN) return;
    const now = Date.now();
    if (this.askedAt !== null) {
      if (now - this.askedAt >= DEAD_MS) this.lose();
      else if (this.options.gap()) this.hello(null);
    } else if (now - this.heardAt >= QUIET_MS) {
      this.hello(this.options.held());
    }
  }

  private lose(): void {
    this.drop();
    this.closed(0);
  }

  /** The network is back or the tab is looked at again: do not wait out the backoff. */
  private readonly hurry = (): void => {
    if (document.hidden) return;
    if (this.socket === null) {
      clearTimeout(this.retry);
      this.connect();
    } else {
      this.check();
    }
  };
}
