import { answer, api } from '@/shared/api/client';
import { runCommand } from '@/shared/live/commands';

export type Mode = 'listen' | 'whisper' | 'barge';
export const MODES: readonly Mode[] = ['listen', 'whisper', 'barge'];

export type Wish = 'available' | 'not_ready' | 'offline';

const on = (id: string) => ({ params: { path: { id } } });

// Each command is pending until the feed shows the agent, contact or queue that it is about anew.
const aboutAgent = (name: string, id: string, send: () => Promise<unknown>) =>
  runCommand(`${name}/${id}`, send, (feed) => feed.agents[id]);
const aboutContact = (name: string, id: string, send: () => Promise<unknown>) =>
  runCommand(`${name}/${id}`, send, (feed) => feed.contacts[id]);

/** Listens, whispers or barges in on an agent's talk; the phone dials in when the feed says so. */
export const monitor = (agent: string, contact: string, mode: Mode) =>
  aboutAgent(mode, agent, () =>
    answer(api.POST('/api/v1/contacts/{id}/monitor', { ...on(contact), body: { mode } })),
  );
export const changeMode = (agent: string, contact: string, mode: Mode) =>
  aboutAgent(mode, agent, () =>
    answer(api.POST('/api/v1/contacts/{id}/monitor/mode', { ...on(contact), body: { mode } })),
  );
export const leave = (agent: string, contact: string) =>
  aboutAgent('leave', agent, () =>
    answer(api.DELETE('/api/v1/contacts/{id}/monitor', on(contact))),
  );
export const takeOver = (agent: string, contact: string) =>
  aboutAgent('takeOver', agent, () =>
    answer(api.POST('/api/v1/contacts/{id}/take-over', on(contact))),
  );

export const forcePresence = (agent: string, presence: Wish, reason = '') =>
  aboutAgent('force', agent, () =>
    answer(api.POST('/api/v1/agents/{id}/presence', { ...on(agent), body: { presence, reason } })),
  );
export const answerHelp = (agent: string) =>
  aboutAgent('help', agent, () => answer(api.DELETE('/api/v1/agents/{id}/help', on(agent))));

/** A note shows on the agent's desk alone: it is sent when the service has taken it. */
export const sendNote = (agent: string, text: string) =>
  runCommand(
    `note/${agent}`,
    () => answer(api.POST('/api/v1/agents/{id}/message', { ...on(agent), body: { text } })),
    () => ({}),
  );

export const moveContact = (contact: string, queue: string) =>
  aboutContact('move', contact, () =>
    answer(api.POST('/api/v1/contacts/{id}/move', { ...on(contact), body: { queue } })),
  );
export const setPriority = (contact: string, priority: number) =>
  aboutContact('priority', contact, () =>
    answer(api.POST('/api/v1/contacts/{id}/priority', { ...on(contact), body: { priority } })),
  );

/** Opens or closes a queue by hand; null leaves it to its calendar again. */
export const openQueue = (queue: string, open: boolean | null) =>
  runCommand(
    `open/${queue}`,
    () => answer(api.POST('/api/v1/queues/{id}/open', { ...on(queue), body: { open } })),
    (feed) => feed.queues[queue],
  );
