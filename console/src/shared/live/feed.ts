import type {
  AgentView,
  ContactView,
  DeskView,
  LiveMessage,
  Quarters,
  QueueView,
  TotalView,
} from '../api/types';

/** How the console hangs on the service. Moments are the browser's clock, seconds. */
export type Link =
  | { state: 'connecting' }
  | { state: 'live'; since: number; outage: number | null }
  | { state: 'lost'; since: number };

/** All that the console knows of the floor, and how well it knows it. */
export interface Feed {
  /** The last message taken, null before the first snapshot. */
  seq: number | null;
  /** A message was missed: the connection must say hello again. */
  gap: boolean;
  queues: Record<string, QueueView>;
  agents: Record<string, AgentView>;
  contacts: Record<string, ContactView>;
  /** The sums of the house, null before the first snapshot. */
  total: TotalView | null;
  quarters: Quarters;
  lastWeek: Quarters;
  desk: DeskView | null;
  /** Grows whenever the service said something about the desk. */
  deskTurn: number;
  /** Differs whenever the user's own notices have changed; 0 until the service told. */
  notices: number;
  /** When the picture was last known to be true, by the browser's clock; null before there is one. */
  freshAt: number | null;
  /** Grows with every snapshot: the house itself may have changed. */
  pictures: number;
  /** The last differences "service's clock minus ours", newest last. */
  skews: readonly number[];
  link: Link;
}

export type FeedEvent =
  | { kind: 'opened'; at: number }
  | { kind: 'lost'; at: number }
  | { kind: 'message'; at: number; message: LiveMessage };

const SKEWS_KEPT = 8;

export const emptyFeed: Feed = {
  seq: null,
  gap: false,
  queues: {},
  agents: {},
  contacts: {},
  total: null,
  quarters: {},
  lastWeek: {},
  desk: null,
  deskTurn: 0,
  notices: 0,
  freshAt: null,
  pictures: 0,
  skews: [],
  link: { state: 'connecting' },
};

/** Seconds to add to the browser's clock. A late message looks like a slower service, so the largest counts. */
export function skewOf(feed: Feed): number {
  return feed.skews.length === 0 ? 0 : Math.max(...feed.skews);
}

/** The next feed. Pure: a replayed message changes nothing, an unexpected one only sets `gap`. */
export function reduceFeed(feed: Feed, event: FeedEvent): Feed {
  switch (event.kind) {
    case 'opened':
      // With a picture in hand the console resumes; without one it is live at its first snapshot.
      return {
        ...feed,
        gap: false,
        link: feed.seq === null ? feed.link : restored(feed.link, event.at),
      };
    case 'lost':
      return feed.link.state === 'lost'
        ? feed
        : { ...feed, link: { state: 'lost', since: event.at } };
    case 'message':
      return take(feed, event.message, event.at);
  }
}

function restored(link: Link, at: number): Link {
  if (link.state === 'live') return link;
  return { state: 'live', since: at, outage: link.state === 'lost' ? at - link.since : null };
}

function take(feed: Feed, message: LiveMessage, at: number): Feed {
  const heard: Feed = { ...feed, skews: [...feed.skews, message.now - at].slice(-SKEWS_KEPT) };
  if (message.type === 'snapshot') {
    return {
      ...heard,
      seq: message.seq,
      gap: false,
      queues: message.queues,
      agents: message.agents,
      contacts: message.contacts,
      total: message.total,
      quarters: message.quarters,
      lastWeek: message.last_week,
      freshAt: at,
      pictures: feed.pictures + 1,
      desk: message.desk,
      deskTurn: feed.deskTurn + 1,
      notices: message.notices ?? feed.notices,
      link: restored(feed.link, at),
    };
  }
  // A delta from here to here is a sign of life, perhaps with this agent's desk: not a replay.
  if (message.from !== feed.seq) {
    const replayed = feed.seq !== null && message.seq <= feed.seq;
    return replayed ? heard : { ...heard, gap: true };
  }
  return {
    ...heard,
    seq: message.seq,
    gap: false,
    freshAt: at,
    total: message.total ?? feed.total,
    quarters: message.quarters ? joined(feed.quarters, message.quarters) : feed.quarters,
    queues: message.queues ? { ...feed.queues, ...message.queues } : feed.queues,
    agents: message.agents ? { ...feed.agents, ...message.agents } : feed.agents,
    contacts: message.contacts ? merged(feed.contacts, message.contacts) : feed.contacts,
    desk: message.desk === undefined ? feed.desk : message.desk,
    deskTurn: message.desk === undefined ? feed.deskTurn : feed.deskTurn + 1,
    notices: message.notices ?? feed.notices,
  };
}

function joined(old: Quarters, changes: Quarters): Quarters {
  const next = { ...old };
  for (const [queue, quarters] of Object.entries(changes))
    next[queue] = { ...next[queue], ...quarters };
  return next;
}

function merged(
  old: Record<string, ContactView>,
  changes: Record<string, ContactView | null>,
): Record<string, ContactView> {
  const next = { ...old };
  for (const [id, contact] of Object.entries(changes)) {
    if (contact) next[id] = contact;
    else Reflect.deleteProperty(next, id);
  }
  return next;
}
