import type { Options } from '../form/search-choice';

/** A case as far as it is looked for. */
export interface Named {
  id: string;
  number: string;
  title: string;
}

/** Those whose number or title holds what was typed, the ones that begin so first; never the case itself. Pure. */
export function fitting(cases: readonly Named[], typed: string, but: string): Options {
  const sought = typed.toLowerCase();
  const found = cases
    .filter(({ id }) => id !== but)
    .map(({ id, number, title }) => [id, `${number} · ${title}`] as const)
    .filter(([, told]) => told.toLowerCase().includes(sought));
  return found.sort(
    ([, one], [, other]) =>
      Number(other.toLowerCase().startsWith(sought)) - Number(one.toLowerCase().startsWith(sought)),
  );
}
