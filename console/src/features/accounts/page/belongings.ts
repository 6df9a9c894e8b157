import { answer, api } from '@/shared/api/client';

/** What belongs to one account, by the word in the API's paths. */
export type Word =
  | 'needs'
  | 'promises'
  | 'projects'
  | 'contracts'
  | 'figures'
  | 'meetings'
  | 'disputes'
  | 'ratings'
  | 'qualifications';

interface Known {
  id: string;
  version: number;
}

/** Stores a new thing of an account, or another version of one. */
export function put(word: Word, account: string, known: Known | null, form: object) {
  if (known === null)
    return answer(
      api.POST(`/api/v1/accounts/{id}/${word}`, {
        params: { path: { id: account } },
        body: form as never,
      }),
    );
  return answer(
    api.PUT(`/api/v1/${word}/{id}`, {
      params: { path: { id: known.id } },
      body: { ...form, version: known.version } as never,
    }),
  );
}

export const drop = (word: Word, { id, version }: Known) =>
  answer(api.DELETE(`/api/v1/${word}/{id}`, { params: { path: { id } }, body: { version } }));
