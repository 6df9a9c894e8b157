import { AGAINST, DAY_WORDS, DAYS, daysOf, type Against, type Days, type DayWord } from './days';

export const INTERVALS = ['15min', '30min', 'hour', 'day', 'week', 'month', 'whole'] as const;
export type Interval = (typeof INTERVALS)[number];

export const VARIANTS = [
  'offered_less_short',
  'offered',
  'answered_only',
  'ignore_early_abandons',
  'credit_early_abandons',
  'credit_short_abandons',
] as const;

/** Values of fields, the field's name first. "" is what has none. */
export type Where = Readonly<Record<string, readonly string[]>>;

/** What the address asks for. `word` is "" for days that are written out. */
export interface Asked extends Days {
  kind: string;
  word: DayWord | '';
  /** How many days `last_days` are. */
  count: number;
  interval: Interval;
  by: readonly string[];
  where: Where;
  /** Whose midnight days begin at; "" is each queue's own. */
  zone: string;
  variant: string;
  against: Against;
}

/** A number of a report that is opened: of the row under `key` and in its span, or of the total. */
export interface Opened {
  number: string;
  key: Readonly<Record<string, string>>;
  begins?: number;
  ends?: number;
  clock?: string;
}

const FIELD = 'in.';
/** How the service writes that a field has no value. */
const NONE = '-';
const listed = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean);
const valid = (day: string | null): day is string => /^\d{4}-\d\d-\d\d$/.test(day ?? '');
const among = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((one) => one === text);

/** What an address asks for; by default today, each queue as a whole, beside the day before. */
export function askedOf(params: URLSearchParams, today: string): Asked {
  const [since, until] = [params.get('since'), params.get('until')];
  const fixed = valid(since) && valid(until) && since <= until;
  const word = fixed ? '' : (among(DAY_WORDS, params.get('days')) ?? 'today');
  const count = Math.trunc(Number(params.get('count'))) || DAYS;
  const kind = params.get('kind') ?? 'queues';
  const interval = among(INTERVALS, params.get('interval')) ?? 'whole';
  return {
    kind,
    ...(word === ''
      ? { since: since ?? '', until: until ?? '' }
      : daysOf(word, today, Math.max(1, count))),
    word,
    count: Math.max(1, count),
    interval,
    by: groupsOf(params, interval === 'whole' ? kind : ''),
    where: whereOf(params),
    zone: params.get('zone') ?? '',
    variant: among(VARIANTS, params.get('variant')) ?? VARIANTS[0],
    against: among(AGAINST, params.get('against')) ?? 'before',
  };
}

/** By what the rows of a kind are grouped that would be one row otherwise. */
const GROUPS: Readonly<Record<string, string>> = {
  outbound: 'campaign',
  cases: 'department',
  surveys: 'survey',
  quality: 'agent',
  accounts: 'manager',
};

function groupsOf(params: URLSearchParams, kind: string): string[] {
  const given = params.get('by') ?? GROUPS[kind] ?? '';
  return given === NONE ? [] : listed(given);
}

/** How groups stand in the address; none is said, too. */
export const writeGroups = (by: readonly string[]): string => by.join(',') || NONE;

function whereOf(params: URLSearchParams): Where {
  const fields = [...params.keys()].filter((name) => name.startsWith(FIELD));
  return Object.fromEntries(
    fields.map((name) => [
      name.slice(FIELD.length),
      listed(params.get(name)).map((value) => (value === NONE ? '' : value)),
    ]),
  );
}

/** What is changed in the address to choose values of a field. */
export const choosing = (field: string, values: readonly string[]) => ({
  [FIELD + field]: written(values),
});

/** What is taken out of the address when another kind is looked at: it has fields of its own. */
export const forgetting = ({ where }: Asked) => ({
  by: '',
  columns: '',
  ...Object.fromEntries(Object.keys(where).map((field) => [FIELD + field, ''])),
});

const written = (values: readonly string[]) => values.map((value) => value || NONE).join(',');

/** The values of fields as the service is asked for them. */
export const fieldsOf = (where: Where): Record<string, string> =>
  Object.fromEntries(
    Object.entries(where)
      .filter(([, values]) => values.length > 0)
      .map(([field, values]) => [field, written(values)]),
  );

/** What the service is asked for a report. */
export function queryOf(asked: Asked, waits: boolean) {
  const { since, until, interval, by, where, variant } = asked;
  const groups = by.join(',');
  return {
    ...{ since, until, interval, by: groups, ...fieldsOf(where), variant, waits },
    ...zoneOf(asked),
  };
}

const zoneOf = ({ zone }: Asked) => (zone ? { zone } : {});

/** What the service is asked for the list behind a number. */
export function behindOf(asked: Asked, opened: Opened, limit: number) {
  const { since, until, where } = asked;
  const { number, key, begins, ends, clock } = opened;
  const row = Object.fromEntries(Object.entries(key).map(([field, value]) => [field, [value]]));
  const span = begins === undefined || ends === undefined ? {} : { begins, ends };
  return {
    ...{ since, until, number, limit, ...fieldsOf({ ...where, ...row }), ...zoneOf(asked) },
    ...span,
    ...(clock ? { clock } : {}),
  };
}

/** A number that is opened as it stands in the address, and back. */
export function writeOpened({ number, key, begins, ends, clock }: Opened): string {
  const fields = Object.entries(key).map(([field, value]) => [FIELD + field, value]);
  const span =
    begins === undefined
      ? []
      : [
          ['begins', `${begins}`],
          ['ends', `${ends}`],
        ];
  const parts = [['number', number], ...fields, ...span, ...(clock ? [['clock', clock]] : [])];
  return new URLSearchParams(parts).toString();
}

export function readOpened(text: string | null): Opened | null {
  const given = new URLSearchParams(text ?? '');
  const number = given.get('number');
  if (!number) return null;
  const fields = [...given.entries()].filter(([name]) => name.startsWith(FIELD));
  const key = Object.fromEntries(fields.map(([name, value]) => [name.slice(FIELD.length), value]));
  const [begins, ends] = [Number(given.get('begins')), Number(given.get('ends'))];
  const span = given.has('begins') && Number.isFinite(begins + ends) ? { begins, ends } : {};
  return { number, key, ...span, clock: given.get('clock') ?? '' };
}
