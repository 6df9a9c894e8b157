import type { ContactView } from '@/shared/api/types';
import type { Wish } from './api/callbacks';
import { isWhole } from '@/shared/calling/whole';

/** The callback that is likeliest wanted of a contact: to its number, in its queue, as soon as possible. */
export function wishFor(contact: ContactView, queues: readonly string[]): Wish {
  return {
    number: isWhole(contact.caller) ? contact.caller : '',
    queue: contact.queue || (queues[0] ?? ''),
    at: null,
    note: '',
  };
}
