import type { AgentView, ContactView, Phase } from '@/shared/api/types';
import type { Compare } from '@/shared/table/sorting';
import { stateOf, type Filters } from './filters';

/** The queue clock runs in these phases. */
const IN_QUEUE: readonly Phase[] = ['waiting', 'offered', 'connecting'];
/** Customer and agent are bridged in these. */
const WITH_AGENT: readonly Phase[] = ['talking', 'on_hold', 'consulting', 'conferencing'];

export const isInQueue = (contact: ContactView) => IN_QUEUE.includes(contact.phase);
export const isWithAgent = (contact: ContactView) => WITH_AGENT.includes(contact.phase);

/** The agents that fit. Pure. */
export function agentsThatFit(agents: Record<string, AgentView>, filters: Filters): AgentView[] {
  const name = filters.name.trim().toLowerCase();
  return Object.values(agents).filter(
    (agent) =>
      (!filters.queue || agent.queues.includes(filters.queue)) &&
      fitsState(agent, filters.state) &&
      (!name || agent.name.toLowerCase().includes(name) || agent.id.includes(name)),
  );
}

function fitsState(agent: AgentView, state: Filters['state']): boolean {
  if (!state) return true;
  return state === 'help' ? agent.help !== null : stateOf(agent.presence) === state;
}

/** Those who wait in a queue or ring, the longest wait first. Pure. */
export function waitingThatFit(
  contacts: Record<string, ContactView>,
  { queue, tier }: Pick<Filters, 'queue' | 'tier'>,
): ContactView[] {
  return Object.values(contacts)
    .filter(
      (contact) =>
        isInQueue(contact) &&
        (!queue || contact.queue === queue) &&
        (tier === null || contact.tier === tier),
    )
    .sort((a, b) => startOf(a) - startOf(b) || a.id.localeCompare(b.id));
}

const startOf = (contact: ContactView) => contact.queued_at ?? contact.arrived_at;

/** The names of the agents at whom contacts ring, by contact. Pure. */
export function rungBy(agents: Record<string, AgentView>): Map<string, string> {
  const ringing = Object.values(agents).filter(({ presence }) => presence === 'offered');
  return new Map(ringing.map(({ contact, name }) => [contact, name]));
}

/** Those who ask for help, the longest first. Pure. */
export function callsForHelp(agents: Record<string, AgentView>): AgentView[] {
  return Object.values(agents)
    .filter(({ help }) => help !== null)
    .sort((a, b) => (a.help?.since ?? 0) - (b.help?.since ?? 0));
}

export type AgentColumn = 'name' | 'state' | 'since' | 'misses';

const STATE_RANK = ['on_contact', 'offered', 'wrap_up', 'available', 'not_ready', 'offline'];
const rankOf = ({ help, presence }: AgentView) => (help ? -1 : STATE_RANK.indexOf(presence));
const byName: Compare<AgentView> = (a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

/** How the agents' table can be ordered. `since` upwards is the longest first. */
export const AGENT_ORDER: Record<AgentColumn, Compare<AgentView>> = {
  name: byName,
  state: (a, b) => rankOf(a) - rankOf(b) || byName(a, b),
  since: (a, b) => a.since - b.since || byName(a, b),
  misses: (a, b) => b.misses - a.misses || byName(a, b),
};

/** How good a service level is beside its goal. Pure. */
export function levelOf(sl: number, goal: number): 'good' | 'low' | 'bad' {
  if (sl >= goal) return 'good';
  return sl >= (goal * 2) / 3 ? 'low' : 'bad';
}
