import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { caseCodes } from '@/shared/cases/codes';
import { contactWords } from '@/shared/contact/words';
import { useAccountNames } from '@/shared/customer/account-names';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useUserNames } from '@/shared/house/users';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { columnWords } from './column-words';
import { fieldWords } from './field-words';

/** What a column of a kind is called. */
export function useColumnName(kind: string) {
  const code = useCodeWords(columnWords);
  return useCallback((name: string) => code(kind, name, code('column', name, name)), [code, kind]);
}

/** What a field is called. */
export function useFieldName() {
  const code = useCodeWords(fieldWords);
  return useCallback((field: string) => code('field', field, field), [code]);
}

/** What campaigns are called, as far as they may be read. */
function useCampaignNames(): readonly (readonly [string, string])[] {
  const enabled = useMay('see_campaigns');
  const { data } = useQuery({
    queryKey: ['campaigns', 'names'],
    enabled,
    staleTime: 60_000,
    queryFn: async () => (await answer(api.GET('/api/v1/campaigns'))).campaigns,
  });
  return data?.map(({ id, name }) => [id, name] as const) ?? [];
}

/** Names for the values of the fields that reports are grouped and chosen by. */
export function useKeyName() {
  const names = useNames();
  const house = useHouse();
  const language = useLanguage();
  const contact = useCodeWords(contactWords);
  const code = useCodeWords(fieldWords);
  const cases = useCodeWords(caseCodes);
  const campaigns = useCampaignNames();
  const accounts = useAccountNames();
  const campaign = (id: string) => campaigns.find(([one]) => one === id)?.[1] ?? id;
  const cause = (id: string) =>
    nameIn(house.root_causes.find((one) => one.id === id)?.name, language) || id;
  const by: Readonly<Record<string, (value: string) => string>> = {
    queue: names.queue,
    tier: names.tier,
    agent: names.agent,
    team: names.team,
    owner: names.user,
    evaluator: names.user,
    manager: names.user,
    department: names.department,
    channel: (id) => contact('channel', id, id),
    hour: (value) => `${value.padStart(2, '0')}:00`,
    type: (id) => cases('type', id, id),
    account: accounts.name,
    campaign,
    cause,
  };
  return (field: string, value: string): string => {
    if (value === '') return code('none', field, code('none', 'any', '–'));
    return by[field]?.(value) ?? code(field, value, value);
  };
}

/** Values of a field that can be chosen, as far as the house knows them. */
export function useChoices() {
  const house = useHouse();
  const users = useUserNames();
  const language = useLanguage();
  const campaigns = useCampaignNames();
  const accounts = useAccountNames();
  const keyName = useKeyName();
  const named = (all: readonly { id: string; name: Record<string, string> }[]) =>
    all.map(({ id, name }) => [id, nameIn(name, language) || id] as const);
  const people = users.map(({ name, display }) => [name, display || name] as const);
  const coded = (field: string, ...ids: string[]) =>
    ids.map((id) => [id, keyName(field, id)] as const);
  const by: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    queue: named(house.queues),
    tier: named(house.tiers),
    department: named(house.departments),
    team: named(house.teams),
    cause: named(house.root_causes),
    agent: house.agents.map(({ id, name }) => [id, name] as const),
    owner: people,
    evaluator: people,
    manager: people,
    channel: coded('channel', 'voice', 'message'),
    kind: coded('kind', 'inbound', 'callback', 'outgoing', 'predictive'),
    account: accounts.all,
    campaign: campaigns,
  };
  return (field: string) => by[field] ?? [];
}
