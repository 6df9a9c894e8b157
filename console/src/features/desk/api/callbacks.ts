import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type CallbackView = components['schemas']['CallbackView'];

export const CALLBACKS = ['callbacks'] as const;
/** The feed says how many there are, not who has one just now. */
const REREAD_MS = 15_000;

/** What an agent promises: `at` in seconds UTC, null for as soon as possible. */
export interface Wish {
  number: string;
  queue: string;
  at: number | null;
  note: string;
}

/** The open callbacks that may be seen, to one number unless it is "", read again whenever `mark` changes. */
export function useCallbacks(number: string, mark: string, enabled = true) {
  return useQuery({
    queryKey: [...CALLBACKS, number, mark],
    queryFn: () =>
      answer(api.GET('/api/v1/callbacks', { params: { query: number ? { number } : {} } })).then(
        ({ callbacks }) => callbacks,
      ),
    placeholderData: keepPreviousData,
    refetchInterval: REREAD_MS,
    enabled,
  });
}

export const agreeCallback = (wish: Wish) =>
  answer(api.POST('/api/v1/callbacks', { body: { ...wish, agent: '', caller_id: '' } }));

export const cancelCallback = (id: string) =>
  answer(api.DELETE('/api/v1/callbacks/{id}', { params: { path: { id } } }));
