import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];
export type ArticleLine = Schemas['ArticleLine'];
export type ArticlePage = Schemas['ArticlePage'];
export type ArticleContent = Schemas['ArticleContent'];
export type Edition = Schemas['ArticleEdition'];
export type Standing = Schemas['Standing'];
export type NewArticle = Schemas['NewArticleForm'];

/** What can be done with an article besides writing it. */
export const MOVES = ['submit', 'approve', 'send-back', 'withdraw', 'reopen'] as const;
export type Move = (typeof MOVES)[number];

/** Which articles are listed; '' for all. With `q` they are searched, the best first. */
export interface Filter {
  q: string;
  state: string;
  language: string;
  queue: string;
  order: string;
  after: string;
}

const KEY = 'articles';
const PAGE = 50;

/** A page of articles in their order; or those that hold the words looked for. */
export function useArticles({ q, state, language, queue, order, after }: Filter) {
  return useQuery({
    queryKey: [KEY, 'list', q, state, language, queue, order, after],
    queryFn: () => {
      if (q) {
        const query = { q, language, all: true, limit: PAGE };
        return answer(api.GET('/api/v1/articles/search', { params: { query } }));
      }
      const expired = state === 'expired';
      const query = { language, queue, order, after, limit: PAGE, expired };
      const where =
        state && !expired ? { ...query, state: state as Schemas['ArticleState'] } : query;
      return answer(api.GET('/api/v1/articles', { params: { query: where } }));
    },
    placeholderData: keepPreviousData,
  });
}

export const useArticle = (id: string) =>
  useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: () => answer(api.GET('/api/v1/articles/{id}', { params: { path: { id } } })),
    enabled: id !== '',
  });

export const useEditions = (id: string, wanted: boolean) =>
  useQuery({
    queryKey: [KEY, 'editions', id],
    queryFn: () => answer(api.GET('/api/v1/articles/{id}/editions', { params: { path: { id } } })),
    enabled: wanted,
  });

/** Notes that an article was read; the service counts it once a day. */
export const noteOpened = (id: string) =>
  answer(
    api.POST('/api/v1/articles/{id}/opened', { params: { path: { id } }, body: { contact: '' } }),
  );

/** Writes a new article, or the next edition of one in the version that was read. */
export function useWrite(version: number, id: string) {
  return useKnown((form: NewArticle) =>
    id
      ? answer(
          api.PUT('/api/v1/articles/{id}', {
            params: { path: { id } },
            body: { version, content: form.content },
          }),
        )
      : answer(api.POST('/api/v1/articles', { body: form })),
  );
}

export function useMove(article: ArticlePage) {
  return useKnown(({ move, reason }: { move: Move; reason: string }) =>
    answer(
      api.POST(`/api/v1/articles/{id}/${move}` as const, {
        params: { path: { id: article.id } },
        body: { version: article.version, reason },
      }),
    ),
  );
}

export function useDrop(article: ArticlePage) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        api.DELETE('/api/v1/articles/{id}', {
          params: { path: { id: article.id } },
          body: { version: article.version },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY, 'list'] }),
  });
}

/** A change of an article: what comes back is known from then on, and lists are asked anew. */
function useKnown<V>(change: (value: V) => Promise<ArticlePage>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (article) => {
      queries.setQueryData([KEY, 'one', article.id], article);
      void queries.invalidateQueries({ queryKey: [KEY, 'list'] });
      void queries.invalidateQueries({ queryKey: [KEY, 'editions', article.id] });
    },
  });
}
