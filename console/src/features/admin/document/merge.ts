import { isEntry, same, type Entry, type Json } from './json';

export interface Merged {
  value: Json | undefined;
  /** Where both sides changed the same thing differently; mine holds there. */
  conflicts: string[];
}

/**
 * Puts my changes on top of theirs: what I did not touch is theirs, what they did not touch is mine.
 * Lists of entries with ids are merged entry by entry, others are taken whole.
 */
export function merge(
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  path = '',
): Merged {
  if (same(mine, base)) return { value: theirs, conflicts: [] };
  if (same(theirs, base) || same(mine, theirs)) return { value: mine, conflicts: [] };
  const lists = [base ?? [], mine, theirs].map(byId);
  if (lists.every((list) => list !== null)) {
    const [was, my, their] = lists as [Entry, Entry, Entry];
    const { value, conflicts } = mergeEntries(was, my, their, path);
    return { value: Object.values(value), conflicts };
  }
  if (isEntry(mine) && isEntry(theirs))
    return mergeEntries(isEntry(base) ? base : {}, mine, theirs, path);
  return { value: mine, conflicts: [path] };
}

function mergeEntries(base: Entry, mine: Entry, theirs: Entry, path: string) {
  const value: Entry = {};
  const conflicts: string[] = [];
  const order = sameOrder(base, mine) ? [theirs, mine] : [mine, theirs];
  for (const name of new Set(order.flatMap((side) => Object.keys(side)))) {
    const part = name.replace(/^id:/, '');
    const merged = merge(base[name], mine[name], theirs[name], path ? `${path}.${part}` : part);
    if (merged.value !== undefined) value[name] = merged.value;
    conflicts.push(...merged.conflicts);
  }
  return { value, conflicts };
}

/** Whether what both have stands in the same order: else somebody moved entries. */
function sameOrder(base: Entry, mine: Entry): boolean {
  const kept = Object.keys(mine).filter((name) => name in base);
  const before = Object.keys(base).filter((name) => name in mine);
  return kept.every((name, index) => name === before[index]);
}

/** The entries of a list by id, null for what is no such list. Ids never look like numbers to an object. */
function byId(value: Json | undefined): Entry | null {
  if (!Array.isArray(value)) return null;
  const named = value.map((each) => (isEntry(each) && typeof each.id === 'string' ? each : null));
  if (named.includes(null)) return null;
  const entries = Object.fromEntries(
    named.map((each) => [`id:${each?.id as string}`, each as Json]),
  );
  return Object.keys(entries).length === value.length ? entries : null;
}
