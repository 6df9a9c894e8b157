import type { Account } from '../kinds';

/** The fields that a merge fills in where the one that stays has nothing, in the order they are shown. */
export const FIELDS = [
  'manager',
  'deputy',
  'stage',
  'segment',
  'industry',
  'need_type',
  'service_mode',
  'address',
  'website',
  'tags',
  'note',
] as const satisfies readonly (keyof Account)[];

export type MergedField = (typeof FIELDS)[number];

/** What is agreed by others, and never taken from the one that goes. */
export const AGREED = ['tier', 'secrecy'] as const satisfies readonly (keyof Account)[];

/** What a field is while nobody has filled it in. */
const BARE: Partial<Record<MergedField, string>> = { stage: 'found', service_mode: 'usual' };

export interface Difference {
  field: MergedField | 'company' | (typeof AGREED)[number];
  kept: string;
  gone: string;
  /** `stays`: the other's is lost; `filled`: it comes from the one that goes. */
  comes: 'stays' | 'filled';
}

const textOf = (value: string | readonly string[]) =>
  typeof value === 'string' ? value : value.join(', ');

/** What becomes of every field in which two accounts differ. Pure. */
export function compare(kept: Account, gone: Account): Difference[] {
  const agreed = (['company', ...AGREED] as const).map((field) => ({
    field,
    kept: kept[field],
    gone: gone[field],
    comes: 'stays' as const,
  }));
  const usual = FIELDS.map((field) => {
    const mine = textOf(kept[field]);
    const bare = mine === (BARE[field] ?? '');
    return {
      field,
      kept: mine,
      gone: textOf(gone[field]),
      comes: bare ? ('filled' as const) : ('stays' as const),
    };
  });
  return [...agreed, ...usual].filter(
    ({ field, kept: mine, gone: theirs }) =>
      mine !== theirs && theirs !== (BARE[field as MergedField] ?? ''),
  );
}
