import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { ApiError } from '../api/errors';
import type { Me } from '../api/types';
import type { Language } from '../i18n/language';
import { setPrefs } from '../prefs/prefs';

const SESSION = ['session'] as const;
const RETRY_MS = 10_000;

async function readSession(): Promise<Me | null> {
  try {
    return adopt(await answer(api.GET('/api/v1/session')));
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return forget();
    throw error;
  }
}

/** A language that somebody chose for the account wins over this browser's. */
function adopt(me: Me): Me {
  setPrefs({ account: me.language });
  return me;
}

/** Nobody is signed in: the next one is not shown what the last one chose. */
function forget(): null {
  setPrefs({ account: '' });
  return null;
}

/** The session has ended, wherever that was noticed. */
export function signedOut(queries: QueryClient): void {
  queries.setQueryData(SESSION, forget());
}

/** Who is signed in: undefined while unknown, null for nobody. */
export function useSession() {
  return useQuery({
    queryKey: SESSION,
    queryFn: readSession,
    staleTime: Infinity,
    // A screen on the wall has nobody who could press "try again".
    refetchInterval: ({ state }) => (state.status === 'error' ? RETRY_MS : false),
  });
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; password: string }) =>
      answer(api.POST('/api/v1/session', { body })),
    onSuccess: (me) => queries.setQueryData(SESSION, adopt(me)),
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/session')),
    onSuccess: () => {
      queries.clear();
      signedOut(queries);
    },
  });
}

/** Shows another language at once and keeps it with the account. */
export function useChangeLanguage() {
  return useMutation({
    mutationFn: (language: Language) => {
      setPrefs({ account: language });
      return answer(api.PATCH('/api/v1/session', { body: { language } }));
    },
  });
}
