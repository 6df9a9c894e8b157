// A mock service for developing the console: the API and the live feed over one small floor that plays
// a shift. Any name and the password "demo" sign in. PORT (default 8080) says where it listens.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { WebSocketServer } from 'ws';
import { Floor, Refusal, now } from './floor.mjs';
import { house } from './house.mjs';
import { play, scenes } from './scenes.mjs';

const port = Number(process.env.PORT ?? 8080);
const floor = new Floor();
const sockets = new Set();
const frames = [];
let session = null;
let phoneSeen = 0;
let shown = {};
let shift = true;
let downUntil = 0;
let customerTurn = 0;

// --- the live feed

function picture() {
  const byId = (views) => Object.fromEntries(views.map((view) => [view.id, view]));
  return {
    queues: byId(floor.queueViews()),
    agents: { ...floor.agents },
    contacts: { ...floor.contacts },
    desk: floor.deskView(now() - phoneSeen < 60),
  };
}

function publish() {
  const next = JSON.parse(JSON.stringify(picture()));
  const delta = {};
  for (const part of ['queues', 'agents', 'contacts']) {
    const ids = new Set([...Object.keys(next[part]), ...Object.keys(shown[part] ?? {})]);
    for (const id of ids) {
      if (JSON.stringify(next[part][id]) === JSON.stringify(shown[part]?.[id])) continue;
      (delta[part] ??= {})[id] = next[part][id] ?? null;
    }
  }
  if (JSON.stringify(next.desk) !== JSON.stringify(shown.desk)) delta.desk = next.desk;
  shown = next;
  if (Object.keys(delta).length === 0) return;
  const from = floor.seq++;
  const frame = { type: 'delta', seq: floor.seq, from, now: now(), ...delta };
  frames.push(frame);
  if (frames.length > 200) frames.shift();
  sockets.forEach((socket) => socket.send(JSON.stringify(frame)));
}

function hello(socket, after) {
  sockets.add(socket);
  const start = frames.findIndex((frame) => frame.from === after);
  if (start >= 0) frames.slice(start).forEach((frame) => socket.send(JSON.stringify(frame)));
  const head = { seq: floor.seq, now: now() };
  const known = start >= 0 || after === floor.seq;
  const message = known
    ? { type: 'delta', from: floor.seq, desk: shown.desk }
    : { type: 'snapshot', ...shown };
  socket.send(JSON.stringify({ ...message, ...head }));
}

// --- the API

const onContact = {
  hold: (id) => floor.move(id, ['talking'], 'on_hold', 'contact.held'),
  resume: (id) => floor.move(id, ['on_hold'], 'talking', 'contact.resumed'),
  'hang-up': (id) => floor.own(id) && floor.startWrapUp(),
  merge: (id) => floor.merge(id),
  complete: (id) => floor.release(id, 'contact.handed_over', { to: floor.own(id).party.id }),
  'cancel-consult': (id) => floor.cancelConsult(id),
  transfer: (id, target) => floor.release(id, 'contact.forwarded', { number: target.id }),
  consult: (id, target) => floor.consult(id, target),
  recording: (id, body) => floor.setRecording(id, body),
  reply: (id, body) => floor.reply(id, body.text),
  disposition: (id, body) => floor.dispose(id, body),
};

const routes = [
  ['GET', /^session$/, () => session],
  ['DELETE', /^session$/, () => void (session = null)],
  ['PATCH', /^session$/, (_, body) => (session = { ...session, ...body })],
  ['GET', /^house$/, () => house],
  [
    'GET',
    /^phone$/,
    () => ({ kind: 'simulated', identity: 'mei', token: '', expires_at: now() + 3600 }),
  ],
  ['POST', /^phone\/heartbeat$/, () => void (phoneSeen = now())],
  ['POST', /^phone\/connect$/, (_, body) => dialIn(body.attempt)],
  ['POST', /^phone\/hang-up$/, () => undefined],
  ['POST', /^presence$/, (_, body) => floor.presence(body)],
  ['POST', /^offers\/([^/]+)\/accept$/, ([id]) => floor.accept(id)],
  ['POST', /^offers\/([^/]+)\/decline$/, ([id]) => floor.decline(id)],
  ['POST', /^contacts\/([^/]+)\/([a-z-]+)$/, ([id, verb], body) => void onContact[verb](id, body)],
  ['POST', /^contacts\/[^/]+\/wrap-up\/extend$/, () => floor.extend()],
  ['POST', /^contacts\/[^/]+\/wrap-up\/finish$/, () => floor.finish()],
  ['GET', /^contacts\/([^/]+)$/, ([id]) => page(id)],
  ['GET', /^contacts$/, () => ({ contacts: floor.closed.slice(0, 8) })],
];

/** The browser phone needs a moment; a second dial-in for the same offer finds it answered. */
function dialIn(attempt) {
  floor.check(attempt);
  setTimeout(() => act(() => floor.offer?.id === attempt && floor.connect(attempt)), 900);
}

function page(id) {
  const contact = floor.contacts[id] ?? floor.closed.find((line) => line.id === id);
  return { contact, timeline: floor.timelines[id] ?? [] };
}

function act(deed) {
  try {
    return deed();
  } finally {
    publish();
  }
}

function signIn(body) {
  if (body.password !== 'demo') return problem(401, 'wrong_credentials');
  session = {
    user: body.name,
    display: 'Lin Mei',
    agent: 'mei',
    roles: ['agent'],
    permissions: ['desk'],
    language: body.name === 'mei-zh' ? 'zh-CN' : 'en',
  };
  return [200, session];
}

const problem = (status, code) => [
  status,
  { type: 'about:blank', title: code, status, code, detail: '' },
];

function answer(method, path, body) {
  if (method === 'POST' && path === 'session') return signIn(body);
  if (!session) return problem(401, 'not_signed_in');
  for (const [verb, pattern, handle] of routes) {
    const match = verb === method && pattern.exec(path);
    if (!match) continue;
    try {
      const result = act(() => handle(match.slice(1).map(decodeURIComponent), body));
      return result === undefined ? [204] : [200, result];
    } catch (error) {
      if (error instanceof Refusal) return problem(409, error.message);
      throw error;
    }
  }
  return problem(404, 'not_found');
}

/** What only the mock knows: still scenes, an outage, a walk through the shift. */
function mock(path, body) {
  if (path === 'scene') {
    shift = false;
    phoneSeen = now();
    act(() => play(floor, body.scene));
    return [200, Object.keys(scenes)];
  }
  if (path === 'outage') {
    downUntil = now() + body.seconds;
    sockets.forEach((socket) => socket.terminate());
    return [204];
  }
  return problem(404, 'not_found');
}

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** The built console, if there is one: a file, or index.html for every page. */
async function file(path) {
  const name = extname(path) ? path : '/index.html';
  const content = await readFile(new URL(`../dist${name}`, import.meta.url)).catch(() => null);
  return content && { content, type: TYPES[extname(name)] ?? 'application/octet-stream' };
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://mock');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const body = text ? JSON.parse(text) : {};
  const [, room, rest] = /^\/(api\/v1|mock)\/(.*)$/.exec(pathname) ?? [];
  if (!room) {
    const found = await file(pathname);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': found?.type ?? 'text/plain',
      'Content-Security-Policy': POLICY,
    });
    response.end(found?.content ?? 'Not found');
    return;
  }
  const [status, result] = room === 'mock' ? mock(rest, body) : answer(request.method, rest, body);
  response.writeHead(status, {
    'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(result && JSON.stringify(result));
});

const live = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, socket, head) => {
  if (now() < downUntil) return socket.destroy();
  live.handleUpgrade(request, socket, head, (client) => {
    if (!session) return client.close(4401);
    client.on('message', (data) => hello(client, JSON.parse(data).after));
    client.on('close', () => sockets.delete(client));
  });
});

// --- the shift

setInterval(() => act(() => floor.tick()), 500);
setInterval(() => act(() => floor.answerParty()), 4000);
setInterval(() => {
  const beat = JSON.stringify({ type: 'delta', seq: floor.seq, from: floor.seq, now: now() });
  sockets.forEach((socket) => socket.send(beat));
}, 4000);
setInterval(() => {
  if (!shift || !session) return;
  act(() => {
    const waiting = Object.values(floor.contacts).filter((contact) => contact.phase === 'waiting');
    if (waiting.length < 5) arrive();
    const first = waiting.sort((a, b) => a.queued_at - b.queued_at)[0];
    if (first && floor.agents.mei.presence === 'available') floor.ring(first.id, 'first_in_line');
  });
}, 7000);

function arrive() {
  customerTurn += 1;
  const writes = customerTurn % 4 === 0;
  floor.arrive(
    customerTurn,
    writes ? { channel: 'message', text: 'Hello? I have a question about my invoice.' } : {},
  );
}

play(floor, 'idle');
publish();
server.listen(port, '127.0.0.1', () => console.log(`mock service at http://127.0.0.1:${port}`));
