/** The configuration document, of which a form knows only its own part: what it does not know it keeps. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Entry = Record<string, Json>;
export type Document = Entry;

export const isEntry = (value: Json | undefined): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list of the document; an absent list has none. */
export function listOf(document: Document, place: string): Entry[] {
  const list = document[place];
  return Array.isArray(list) ? list.filter(isEntry) : [];
}

/** A mapping of the document; an absent one is empty. */
export function mapOf(entry: Entry, key: string): Entry {
  const value = entry[key];
  return isEntry(value) ? value : {};
}

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

export const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Names by language, without what is no text. */
export function namesOf(value: Json | undefined): Record<string, string> {
  if (!isEntry(value ?? null)) return {};
  return Object.fromEntries(
    Object.entries(value as Entry).flatMap(([tag, name]) =>
      typeof name === 'string' ? [[tag, name]] : [],
    ),
  );
}

/** The entry with another value; `undefined` takes the key away. */
export function withKey(entry: Entry, key: string, value: Json | undefined): Entry {
  if (value !== undefined) return { ...entry, [key]: value };
  return Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));
}

/** The document with one entry of a list in place of the one of the same id. */
export function withEntry(document: Document, place: string, id: string, entry: Entry): Document {
  const list = listOf(document, place).map((each) => (each.id === id ? entry : each));
  return { ...document, [place]: list };
}

/** Whether two values say the same; the order of names in a mapping does not count. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => same(each, other[index]));
  if (!isEntry(one ?? null) || !isEntry(other ?? null)) return false;
  const [a, b] = [one as Entry, other as Entry];
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && same(a[name], b[name]))
  );
}
