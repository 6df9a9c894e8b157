import type { Moment } from '../api/types';

/** The field of a moment that chooses between two ways of telling it, '' for the plain one. Pure. */
export function variantOf({ kind, data }: Moment): string {
  switch (kind) {
    case 'contact.menu_advanced':
      return data.heard ? 'heard' : Number(data.tries) > 0 ? 'again' : '';
    case 'contact.queued':
      return data.by ? 'moved' : data.target ? 'target' : '';
    case 'contact.offered':
    case 'contact.released':
      return data.why ? 'why' : '';
    case 'contact.closed':
      return data.outcome ? 'outcome' : '';
    case 'contact.delivery_reported':
      return data.error ? 'error' : '';
    case 'contact.recording_reported':
      return data.absent ? 'absent' : '';
    case 'agent.help_asked':
      return data.text ? 'text' : '';
    default:
      return typeof data.channel === 'string' ? data.channel : '';
  }
}

/** Steps of the machinery that tell a person nothing. */
const SILENT = new Set([
  'contact.rest_ended',
  'contact.bridge_opened',
  'leg.bound',
  'leg.ended',
  'agent.presence_changed',
  'agent.rested',
]);

/** Whether a moment is worth a line: not machinery, and in the menu only what was said or answered. */
export function isTold({ kind, data }: Moment): boolean {
  if (kind !== 'contact.menu_advanced') return !SILENT.has(kind);
  return Boolean(data.heard) || Number(data.tries) > 0 || saidIn(data) !== '';
}

/** What the menu said at this moment, in one piece. */
export function saidIn(data: Moment['data']): string {
  return Array.isArray(data.said)
    ? data.said.filter((one) => typeof one === 'string').join(' ')
    : '';
}
