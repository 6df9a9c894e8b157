import { useUserNames } from './users';

/** Users who may sign in, to choose from: "name · user", so that either can be typed. */
export function usePeople(): readonly (readonly [user: string, name: string])[] {
  return useUserNames()
    .filter(({ active }) => active)
    .map(({ name, display }) => [name, display === name ? name : `${display} · ${name}`]);
}
