import { useCallback } from 'react';
import { useHouse } from './house';
import { useUserNames } from './users';
import { houseWords } from './words';
import { useLanguage } from '../i18n/language';
import { nameIn, useCodeWords } from '../i18n/words';
import { sellingWords } from '../selling/words';
import type { TargetKind } from '../api/types';

/** Names for the ids of the house and for its users; an unknown id is shown as it is. */
export function useNames() {
  const house = useHouse();
  const users = useUserNames();
  const language = useLanguage();
  const code = useCodeWords(houseWords);
  const talk = useCodeWords(sellingWords);
  const queue = useCallback(
    (id: string) => nameIn(house.queues.find((one) => one.id === id)?.name, language) || id,
    [house, language],
  );
  const agent = useCallback(
    (id: string) => house.agents.find((one) => one.id === id)?.name ?? id,
    [house],
  );
  // What agents do is kept under the agent's id where they have no user.
  const user = useCallback(
    (id: string) => users.find((one) => one.name === id)?.display || agent(id),
    [users, agent],
  );
  const number = useCallback(
    (id: string) => house.transfer_numbers.find((one) => one.number === id)?.name ?? id,
    [house],
  );
  const disposition = useCallback(
    (id: string) =>
      nameIn(house.dispositions.find((one) => one.id === id)?.name, language) ||
      talk('result', id, id),
    [house, language, talk],
  );
  const resolution = useCallback(
    (id: string) =>
      nameIn(house.resolution_sources.find((one) => one.id === id)?.name, language) || id,
    [house, language],
  );
  const reason = useCallback(
    (id: string) =>
      nameIn(house.presence_reasons.find((one) => one.id === id)?.name, language) ||
      code('reason', id, id),
    [house, language, code],
  );
  const tier = useCallback(
    (id: string) => nameIn(house.tiers.find((one) => one.id === id)?.name, language) || id,
    [house, language],
  );
  const department = useCallback(
    (id: string) => nameIn(house.departments.find((one) => one.id === id)?.name, language) || id,
    [house, language],
  );
  const team = useCallback(
    (id: string) => nameIn(house.teams.find((one) => one.id === id)?.name, language) || id,
    [house, language],
  );
  const target = useCallback(
    (kind: TargetKind, id: string) => ({ queue, agent, number })[kind](id),
    [queue, agent, number],
  );
  return {
    queue,
    agent,
    user,
    number,
    disposition,
    resolution,
    reason,
    tier,
    department,
    team,
    target,
  };
}
