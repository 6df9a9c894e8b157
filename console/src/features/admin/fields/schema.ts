import { isEntry, mapOf, textOf, type Entry, type Json } from '../document/json';
import type { Kind, Spec } from './spec';

/** The fields of a definition of the schema. */
export const propertiesOf = (schema: Entry, definition: string): Entry =>
  mapOf(mapOf(mapOf(schema, '$defs'), definition), 'properties');

/** The value that holds where an entry says nothing. */
export function defaultOf(schema: Entry, definition: string, key: string): Json | undefined {
  return mapOf(propertiesOf(schema, definition), key).default;
}

const KINDS: Record<string, Kind> = {
  boolean: 'switch',
  integer: 'count',
  string: 'text',
};

/** What kind of field fits a property that this form has none for: figures, words, switches, else JSON. */
function kindOf(property: Json | undefined): Kind {
  if (!isEntry(property)) return 'raw';
  if (property.type === 'number') return 'figure';
  return KINDS[textOf(property.type)] ?? 'raw';
}

/** Fields for everything that the service or the entry knows and the form does not. */
export function restOf(schema: Entry, definition: string, entry: Entry, known: string[]): Spec[] {
  const properties = propertiesOf(schema, definition);
  const keys = new Set([...Object.keys(properties), ...Object.keys(entry)]);
  return [...keys]
    .filter((key) => key !== 'id' && !known.includes(key))
    .map((key) => ({ key, kind: kindOf(properties[key]) }));
}
