import type { ReactNode } from 'react';
import type { AgentView, TargetKind } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useLive } from '@/shared/live/live';
import type { Feed } from '@/shared/live/feed';
import { PresenceDot } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import type { Purpose } from './target-picker';
import { deskWords } from './words';

/** One line of the list. `reason` says in words why it cannot be chosen, '' when it can. */
export interface Target {
  id: string;
  name: string;
  extra: string;
  mark: ReactNode;
  reason: string;
}

const MOST = 30;
const agentsOf = (feed: Feed) => feed.agents;
const queuesOf = (feed: Feed) => feed.queues;
const meOf = (feed: Feed) => feed.desk?.agent.id ?? '';

/** The destinations of a kind whose name holds `text`, those that can be chosen first. */
export function useTargets(kind: TargetKind, purpose: Purpose, text: string): Target[] {
  const queues = useQueueTargets();
  const agents = useAgentTargets(purpose);
  const numbers = useNumberTargets();
  const wanted = text.trim().toLowerCase();
  const all = { queue: queues, agent: agents, number: numbers }[kind];
  return all
    .filter(({ name, id }) => name.toLowerCase().includes(wanted) || id.includes(wanted))
    .sort(
      (a, b) => Number(a.reason !== '') - Number(b.reason !== '') || a.name.localeCompare(b.name),
    )
    .slice(0, MOST);
}

function useQueueTargets(): Target[] {
  const t = useWords(deskWords);
  const language = useLanguage();
  const queues = useLive(queuesOf);
  return Object.values(queues).map(({ id, name, waiting }) => ({
    id,
    name: nameIn(name, language) || id,
    extra: t('waitingShort', { n: waiting }),
    mark: null,
    reason: '',
  }));
}

/** A consultation needs somebody who can answer now; a transfer may wait for a busy colleague. */
function reachable(agent: AgentView, purpose: Purpose): boolean {
  return purpose === 'consult' ? agent.presence === 'available' : agent.presence !== 'offline';
}

function useAgentTargets(purpose: Purpose): Target[] {
  const t = useWords(deskWords);
  const ui = useWords(uiWords);
  const agents = useLive(agentsOf);
  const me = useLive(meOf);
  return Object.values(agents)
    .filter(({ id }) => id !== me)
    .map((agent) => ({
      id: agent.id,
      name: agent.name,
      extra: ui(`presence.${agent.presence}`),
      mark: <PresenceDot presence={agent.presence} />,
      reason: reachable(agent, purpose) ? '' : t('notAvailable', { name: agent.name }),
    }));
}

function useNumberTargets(): Target[] {
  const { transfer_numbers: numbers } = useHouse();
  return numbers.map(({ number, name }) => ({
    id: number,
    name,
    extra: number,
    mark: null,
    reason: '',
  }));
}
