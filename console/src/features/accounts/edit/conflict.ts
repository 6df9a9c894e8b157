import type { Value, Values } from '@/shared/form/fields';

/** A field that somebody else set to something that is not in this form. */
export interface Clash {
  key: string;
  theirs: Value;
  mine: Value;
}

const same = (a: Value | undefined, b: Value | undefined) =>
  JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

/** What differs between a form and what is stored by now; what neither changed is left out. Pure. */
export function clashes(mine: Values, theirs: Values): Clash[] {
  return Object.keys(mine)
    .filter((key) => !same(mine[key], theirs[key]))
    .map((key) => ({ key, theirs: theirs[key] ?? '', mine: mine[key] ?? '' }));
}

/** The form on top of what is stored by now: what was changed here stays, the rest is theirs. Pure. */
export function onTop(before: Values, mine: Values, theirs: Values): Values {
  const kept = Object.entries(mine).map(([key, value]) => [
    key,
    same(value, before[key]) ? (theirs[key] ?? '') : value,
  ]);
  return Object.fromEntries(kept) as Values;
}
