import type { AgentView, ContactView, Thresholds } from '@/shared/api/types';
import { levelOfExcess, rankOf, type Level } from './levels';

/** An agent who has been where they are for longer than the house likes. */
export interface Beyond {
  agent: AgentView;
  level: Level;
}

const TIMED = ['on_contact', 'wrap_up', 'not_ready'] as const;
type Timed = (typeof TIMED)[number];

const isTimed = (presence: string): presence is Timed =>
  (TIMED as readonly string[]).includes(presence);

/** The agents beyond a limit, the gravest and longest first. Talks are judged by their queue's own thresholds. */
export function beyondLimits(
  agents: Iterable<AgentView>,
  contacts: Readonly<Record<string, ContactView>>,
  thresholdsOf: (queue: string) => Thresholds,
  now: number,
): Beyond[] {
  const found: Beyond[] = [];
  for (const agent of agents) {
    if (!isTimed(agent.presence)) continue;
    const thresholds = thresholdsOf(contacts[agent.contact]?.queue ?? '');
    const level = levelOfExcess(now - agent.since, thresholds[agent.presence]);
    if (rankOf(level) >= rankOf('warn')) found.push({ agent, level });
  }
  return found.sort((a, b) => rankOf(b.level) - rankOf(a.level) || a.agent.since - b.agent.since);
}
