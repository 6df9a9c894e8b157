import type { AgentView, ContactView, Me, MonitorView, Presence } from '@/shared/api/types';
import type { HostState } from '@/shared/phone/host';
import { may } from '@/shared/session/permissions';
import { isWithAgent } from './select';

/** What decides whether a supervisor's control can act. */
export interface Situation {
  me: Me;
  lost: boolean;
  phone: HostState;
  /** The supervisor's own place on the floor, for one who is an agent too. */
  self: AgentView | null;
  /** In whose talk the supervisor is already. */
  beside: { agent: AgentView; part: MonitorView } | null;
}

/** The code of why an agent's talk cannot be joined, '' when it can. Pure. */
export function whyNotJoin(at: Situation, agent: AgentView, contact: ContactView | null): string {
  if (at.lost) return 'no_link';
  if (!may(at.me, 'listen_in')) return 'forbidden';
  if (agent.id === at.me.agent) return 'own_contact';
  if (!contact || !isWithAgent(contact) || contact.agent !== agent.id) return 'no_talk';
  if (contact.channel !== 'voice') return 'voice_only';
  if (at.beside && at.beside.agent.id !== agent.id) return 'monitoring';
  if (at.beside) return '';
  return whyNotSelf(at);
}

/** The supervisor's own phone must be free to listen. */
function whyNotSelf({ self, phone }: Situation): string {
  if (self && ['offered', 'on_contact', 'wrap_up'].includes(self.presence)) return 'self_busy';
  if (phone.kind === 'none') return 'no_phone';
  const { state } = phone.status;
  return state === 'ready' || state === 'elsewhere' ? '' : 'phone_not_ready';
}

/** The code of why the customer cannot be taken from an agent, '' when it can be. Pure. */
export function whyNotTakeOver(
  at: Situation,
  agent: AgentView,
  contact: ContactView | null,
): string {
  const reason = whyNotJoin(at, agent, contact);
  if (reason) return reason;
  if (!at.self) return 'takes_no_contacts';
  if (at.self.presence === 'offline') return 'self_offline';
  return contact?.phase === 'talking' || contact?.phase === 'on_hold' ? '' : 'wrong_phase';
}

/** The code of why an agent cannot be put into a state, '' when that can be done. Pure. */
export function whyNotForce(at: Situation, agent: AgentView, wish: Presence): string {
  if (at.lost) return 'no_link';
  if (!may(at.me, 'supervise')) return 'forbidden';
  if (agent.presence === 'on_contact') return 'on_contact';
  if (agent.presence === wish && wish !== 'not_ready') return 'already_there';
  return wish === 'available' && agent.monitoring ? 'agent_monitors' : '';
}

/** The code of why a supervisor cannot steer at all, '' when they can. Pure. */
export function whyNotSteer(at: Pick<Situation, 'lost' | 'me'>): string {
  if (at.lost) return 'no_link';
  return may(at.me, 'supervise') ? '' : 'forbidden';
}

/** The code of why a contact's place in line cannot be changed, '' when it can be. Pure. */
export function whyNotMove(at: Pick<Situation, 'lost' | 'me'>, contact: ContactView): string {
  return whyNotSteer(at) || (contact.phase === 'waiting' ? '' : 'not_waiting');
}
