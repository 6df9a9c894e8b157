import {
  CHANNELS,
  PRIORITIES,
  RELATIONS,
  SOURCES,
  STEPS,
  TYPES,
  type Case,
  type Verb,
} from '@/shared/cases/kinds';

/** One field of a move's form. `kind` says how it is filled in. */
export interface Field {
  key: string;
  kind:
    | 'words'
    | 'line'
    | 'choice'
    | 'switch'
    | 'number'
    | 'days'
    | 'cause'
    | 'pause_reason'
    | 'department'
    | 'user'
    | 'case'
    | 'list';
  options?: readonly string[];
  /** The words before each option, as `source.archive`. */
  prefix?: string;
  required?: boolean;
  value?: string | number | boolean;
}

const words = (required = true): Field => ({ key: 'text', kind: 'words', required });
const choice = (key: string, options: readonly string[], value: string, prefix = key): Field => ({
  key,
  kind: 'choice',
  options,
  prefix,
  value,
});
const channel: Field = choice('channel', CHANNELS, 'phone');
const mail: Field = { key: 'mail', kind: 'switch', value: false };

/** The form of every move that people make; what is not here has none. */
const FORMS: Partial<Record<Verb, (about: Case) => readonly Field[]>> = {
  assign: (about) => [
    { key: 'department', kind: 'department', value: about.department },
    { key: 'owner', kind: 'user', value: '' },
    words(false),
  ],
  propose: () => [words()],
  feed_back: () => [words(), channel, mail],
  accept: () => [words(false), { key: 'silent', kind: 'switch', value: false }],
  refuse: () => [words()],
  reopen: () => [words()],
  resolve: (about) => [
    words(),
    choice('source', SOURCES, 'case'),
    ...(about.state === 'refused'
      ? [{ key: 'final', kind: 'switch', value: false } satisfies Field]
      : []),
  ],
  follow_up: () => [words(), { key: 'satisfaction', kind: 'number', value: 0 }],
  close: () => [words(false), { key: 'code', kind: 'line', value: '' }],
  discard: () => [words()],
  answer: () => [words(), channel, mail],
  hear: () => [words(), channel],
  examine: ({ examination }) => [
    { key: 'upheld', kind: 'switch', value: examination?.upheld ?? true },
    { key: 'cause', kind: 'cause', value: examination?.cause ?? '' },
    { key: 'root_cause', kind: 'words', required: true, value: examination?.root_cause ?? '' },
    {
      key: 'corrective_action',
      kind: 'words',
      required: true,
      value: examination?.corrective_action ?? '',
    },
    { key: 'action_days', kind: 'days', value: 0 },
    { key: 'action_owner', kind: 'user', value: '' },
  ],
  classify: (about) => [
    { key: 'title', kind: 'line', required: true, value: about.title },
    choice('type', TYPES, about.type),
    choice('priority', PRIORITIES, about.priority),
  ],
  pause: () => [{ key: 'reason', kind: 'pause_reason', required: true }, words()],
  resume: () => [words(false)],
  escalate: (about) => [
    choice('to', higher(about.step), higher(about.step)[0] ?? '', 'step'),
    words(),
  ],
  link: () => [
    { key: 'case', kind: 'case', required: true },
    choice('relation', RELATIONS, 'related'),
  ],
  merge: () => [{ key: 'into', kind: 'case', required: true }],
  watch: () => [{ key: 'user', kind: 'user', value: '' }],
  unwatch: () => [{ key: 'user', kind: 'user', value: '' }],
  tag: (about) => [{ key: 'tags', kind: 'list', value: about.tags.join(', ') }],
};

/** The steps of the ladder above one. Pure. */
export const higher = (step: string): readonly string[] =>
  STEPS.slice((STEPS as readonly string[]).indexOf(step) + 1);

/** The form of a move for a case; null for one that people do not make by a form. Pure. */
export function formOf(verb: Verb, about: Case): readonly Field[] | null {
  if (verb === 'escalate' && higher(about.step).length === 0) return null;
  if (verb === 'examine' && about.type !== 'complaint') return null;
  return FORMS[verb]?.(about) ?? null;
}

/** The moves along the way of a case, in its order: always shown, some of them not possible now. */
export const WAY: readonly Verb[] = [
  'assign',
  'propose',
  'feed_back',
  'accept',
  'refuse',
  'reopen',
  'resolve',
  'follow_up',
  'close',
];

/** Everything else that can be done, behind one button. */
export const ASIDE: readonly Verb[] = [
  'answer',
  'hear',
  'examine',
  'classify',
  'escalate',
  'pause',
  'resume',
  'link',
  'merge',
  'watch',
  'unwatch',
  'tag',
  'discard',
];

export type Filled = Record<string, string | number | boolean>;

/** What a form begins with. Pure. */
export const begun = (fields: readonly Field[]): Filled =>
  Object.fromEntries(fields.map(({ key, value }) => [key, value ?? '']));

/** Whether everything that must be filled in is. Pure. */
export const isWhole = (fields: readonly Field[], filled: Filled): boolean =>
  fields.every(({ key, required }) => !required || String(filled[key]).trim() !== '');

/** The body of a move: its fields, with the version that it was made to. Pure. */
export function bodyOf(
  fields: readonly Field[],
  filled: Filled,
  version: number,
): Record<string, unknown> {
  const told = fields.map(({ key, kind }) => {
    const value = filled[key];
    if (kind !== 'list') return [key, typeof value === 'string' ? value.trim() : value];
    const tags = String(value).split(/[,，]/);
    return [key, tags.map((tag) => tag.trim()).filter(Boolean)];
  });
  const body = Object.fromEntries(told) as Record<string, unknown>;
  return { ...body, version };
}
