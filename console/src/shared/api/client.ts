import createClient from 'openapi-fetch';
import { ApiError } from './errors';
import type { paths } from './schema';

/** The service, typed by its OpenAPI document. Answers go through `answer`. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // Looked up at each call, so that tests can put a service in its place.
  fetch: (request) => {
    // What the service says in words of its own, it says in the language that is shown.
    request.headers.set('Accept-Language', document.documentElement.lang || 'en');
    return globalThis.fetch(request);
  },
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const signedOut = new Set<() => void>();

/** Calls `listener` whenever the service says that nobody is signed in. Returns the way to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** Returns the data of a call; throws `ApiError` for a problem, `no_connection` without an answer. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call.catch(() => {
    throw new ApiError('no_connection', 0);
  });
  if (response.ok) return data as T;
  const failure = problem(error, response.status);
  if (failure.code === 'not_signed_in') signedOut.forEach((listener) => listener());
  throw failure;
}

function problem(body: unknown, status: number): ApiError {
  if (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string'
  ) {
    const detail = 'detail' in body && typeof body.detail === 'string' ? body.detail : '';
    return new ApiError(body.code, status, detail);
  }
  return new ApiError(status >= 500 ? 'unavailable' : 'unexpected', status);
}
