import { act } from '@testing-library/react';
import { vi } from 'vitest';
import type { Delta, DeskView, LiveMessage, Me } from '@/shared/api/types';
import type { Socket } from '@/shared/live/connection';
import { house, now, snapshotOf } from './views';

export const me: Me = {
  user: 'mei',
  display: 'Lin Mei',
  agent: 'mei',
  roles: ['agent'],
  permissions: [],
  language: 'en',
};

/** One call that the console made. */
export interface Call {
  what: string;
  body: unknown;
}

type Reply = [status: number, body?: unknown];

/** A socket whose other end is the test. */
export class FakeSocket implements Socket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: unknown[] = [];
  closed = false;

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  say(message: LiveMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  close(): void {
    this.closed = true;
  }
}

/** The service in a test's hands: answers requests (a query string may be part of what is answered), remembers them, and feeds the desk. */
export class FakeService {
  readonly calls: Call[] = [];
  readonly sockets: FakeSocket[] = [];
  readonly replies: Record<string, Reply | (() => Promise<Reply>)>;
  private seq = 1;

  constructor(replies: Record<string, Reply> = {}) {
    this.replies = {
      'GET /session': [200, me],
      'POST /session': [200, me],
      'GET /house': [200, house],
      'GET /phone': [200, { kind: 'none', identity: '', token: '', expires_at: 0 }],
      'GET /contacts': [200, { contacts: [] }],
      'GET /day': [200, { since: 0, handled: 0, talked: 0, wrapped: 0, aht: null, acw: null }],
      'GET /queues/service/guides': [200, { scripts: [], articles: [] }],
      'GET /articles/suggested': [200, { articles: [] }],
      'GET /articles/search': [200, { articles: [], after: '' }],
      'GET /desk/record': [
        200,
        { campaigns: [], campaign: null, record: null, number: '', stand_by: [] },
      ],
      'GET /callbacks': [200, { callbacks: [] }],
      'GET /configuration/warnings': [200, { warnings: [] }],
      'GET /users/names': [200, { users: [] }],
      'GET /notices': [200, { notices: [], unread: 0, next: '' }],
      'GET /contacts/c1': [200, { contact: {}, timeline: [] }],
      ...replies,
    };
    const { sockets } = this;
    vi.stubGlobal('fetch', (request: Request) => this.answer(request));
    vi.stubGlobal(
      'WebSocket',
      class extends FakeSocket {
        constructor() {
          super();
          sockets.push(this);
        }
      },
    );
  }

  /** The requests made so far, such as "POST /contacts/c1/hold". */
  get made(): string[] {
    return this.calls.map(({ what }) => what);
  }

  body(what: string): unknown {
    return this.calls.find((call) => call.what === what)?.body;
  }

  /** Lets the console's socket open and shows this desk. */
  show(desk: DeskView): void {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('the console has not joined the feed');
    act(() => {
      if (socket.readyState === 0) {
        socket.open();
        socket.say(snapshotOf(desk, this.seq));
        return;
      }
      const from = this.seq++;
      socket.say({ type: 'delta', seq: this.seq, from, now: now(), desk });
    });
  }

  say(delta: Partial<Delta>): void {
    const from = this.seq++;
    act(() =>
      this.sockets.at(-1)?.say({ type: 'delta', seq: this.seq, from, now: now(), ...delta }),
    );
  }

  private async answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const what = `${request.method} ${pathname.replace('/api/v1', '')}`;
    const text = await request.text();
    this.calls.push({ what, body: bodyOf(request, text) });
    const reply = this.replies[what + search] ?? this.replies[what] ?? [204];
    const [status, body] = typeof reply === 'function' ? await reply() : reply;
    return body === undefined
      ? new Response(null, { status })
      : Response.json(body, { status, headers: { 'Content-Length': '1' } });
  }
}

/** JSON as what it says, anything else as it is. */
function bodyOf(request: Request, text: string): unknown {
  if (!text) return null;
  const json = request.headers.get('Content-Type') === 'application/json';
  return json ? (JSON.parse(text) as unknown) : text;
}

export const problem = (status: number, code: string): Reply => [
  status,
  { type: 'about:blank', title: code, status, code, detail: '' },
];
