import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import type { Language } from '@/shared/i18n/language';

export type FoundArticle = components['schemas']['FoundArticle'];
export type ArticleLine = components['schemas']['ArticleLine'];

const FRESH_MS = 60_000;
const FEW = 8;
/** A search takes so much; the end of a long note says what it is about now. */
const WORDS = 400;

/** What helps with a contact: by its queue, its place in the menu, and the words noted so far. */
export function useSuggestions(contact: string, note: string, language: Language) {
  const words = note.slice(-WORDS);
  return useQuery({
    queryKey: ['articles', 'suggested', contact, words, language],
    queryFn: () =>
      answer(
        api.GET('/api/v1/articles/suggested', {
          params: { query: { contact, words, language, limit: FEW } },
        }),
      ).then(({ articles }) => articles),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** The published articles that hold the words, the best first. */
export function useFound(q: string) {
  return useQuery({
    queryKey: ['articles', 'found', q],
    queryFn: () =>
      answer(api.GET('/api/v1/articles/search', { params: { query: { q, limit: FEW } } })).then(
        ({ articles }) => articles,
      ),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

/** One article as its reader may see it. */
export function useArticle(id: string, wanted = true) {
  return useQuery({
    queryKey: ['articles', 'one', id],
    queryFn: () => answer(api.GET('/api/v1/articles/{id}', { params: { path: { id } } })),
    enabled: wanted,
    staleTime: FRESH_MS,
  });
}

/** Notes that an article was opened for a contact; the service counts it once. */
export const noteOpened = (id: string, contact: string) =>
  answer(api.POST('/api/v1/articles/{id}/opened', { params: { path: { id } }, body: { contact } }));
