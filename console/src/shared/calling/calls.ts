import { answer, api } from '@/shared/api/client';

/** Calls a number for a queue ("" for the agent's first). The phone dials in when the desk shows it. */
export const placeCall = (number: string, queue = '') =>
  answer(api.POST('/api/v1/calls', { body: { number, queue, caller_id: '', purpose: '' } }));
