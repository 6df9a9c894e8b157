import { useMe } from '../session/permissions';
import { useHouse } from './house';

/** Users whose names the house tells, to choose from: any other may be typed. */
export function usePeople(): readonly (readonly [user: string, name: string])[] {
  const me = useMe();
  const { agents, departments } = useHouse();
  const named = new Map<string, string>([[me.user, me.user]]);
  for (const { head, members } of departments)
    for (const user of [head, ...members]) if (user) named.set(user, user);
  for (const { id, name } of agents) named.set(id, name === id ? id : `${id} · ${name}`);
  return [...named];
}
