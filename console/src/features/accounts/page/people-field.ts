import type { FieldSpec } from '@/shared/form/fields';
import type { AccountPage } from '../kinds';

type People = AccountPage['people'];

/** Who of the customer has a part in it: people of the account, by name. Pure. */
export const peopleField = (label: string, people: People): FieldSpec => ({
  key: 'people',
  label,
  kind: 'choices',
  options: people
    .filter(({ erased_at, merged_into }) => !erased_at && !merged_into)
    .map(({ id, name }) => [id, name || id] as const),
});

/** The names of people by their ids; who is not known any more is left out. Pure. */
export const namesOf = (ids: readonly string[], people: People): string =>
  ids
    .map((id) => people.find((person) => person.id === id)?.name ?? '')
    .filter(Boolean)
    .join(', ');
