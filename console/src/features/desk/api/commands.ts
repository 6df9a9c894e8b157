import { answer, api } from '@/shared/api/client';
import { ApiError } from '@/shared/api/errors';
import type { TargetKind } from '@/shared/api/types';
import type { Draft } from '../use-draft';

const on = (id: string) => ({ params: { path: { id } } });

export const acceptOffer = (id: string) => answer(api.POST('/api/v1/offers/{id}/accept', on(id)));
export const declineOffer = (id: string) => answer(api.POST('/api/v1/offers/{id}/decline', on(id)));

export const hold = (id: string) => answer(api.POST('/api/v1/contacts/{id}/hold', on(id)));
export const resume = (id: string) => answer(api.POST('/api/v1/contacts/{id}/resume', on(id)));
export const hangUp = (id: string) => answer(api.POST('/api/v1/contacts/{id}/hang-up', on(id)));
export const judge = (id: string, answered_by: 'person' | 'machine') =>
  answer(api.POST('/api/v1/contacts/{id}/answered-by', { ...on(id), body: { answered_by } }));
export const merge = (id: string) => answer(api.POST('/api/v1/contacts/{id}/merge', on(id)));
export const complete = (id: string) => answer(api.POST('/api/v1/contacts/{id}/complete', on(id)));
export const cancelConsult = (id: string) =>
  answer(api.POST('/api/v1/contacts/{id}/cancel-consult', on(id)));

export interface TargetChoice {
  kind: TargetKind;
  id: string;
}

export const transfer = (id: string, body: TargetChoice) =>
  answer(api.POST('/api/v1/contacts/{id}/transfer', { ...on(id), body }));
export const consult = (id: string, body: TargetChoice) =>
  answer(api.POST('/api/v1/contacts/{id}/consult', { ...on(id), body }));
export const setRecording = (id: string, paused: boolean) =>
  answer(api.POST('/api/v1/contacts/{id}/recording', { ...on(id), body: { paused, reason: '' } }));
export const reply = (id: string, text: string) =>
  answer(api.POST('/api/v1/contacts/{id}/reply', { ...on(id), body: { text } }));

export const dispose = (id: string, draft: Draft) =>
  answer(
    api.POST('/api/v1/contacts/{id}/disposition', {
      ...on(id),
      body: {
        disposition: draft.disposition,
        note: draft.note,
        resolution: draft.resolution,
        follow_up_at: draft.followUpAt ?? 0,
        article: draft.article?.id ?? '',
        edition: draft.article?.edition ?? 0,
      },
    }),
  );

export const extendWrapUp = (id: string) =>
  answer(api.POST('/api/v1/contacts/{id}/wrap-up/extend', on(id)));

/** Ends the wrap-up. Over already is what was wanted: registering past the time ends it too. */
export async function finishWrapUp(id: string): Promise<void> {
  try {
    await answer(api.POST('/api/v1/contacts/{id}/wrap-up/finish', on(id)));
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'not_wrapping_up') throw error;
  }
}

export const goAvailable = () =>
  answer(api.POST('/api/v1/presence', { body: { presence: 'available', reason: '' } }));
