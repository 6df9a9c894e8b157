import { answer, api } from '@/shared/api/client';
import { packed, rowsOf, type FieldSpec, type Values } from '@/shared/form/fields';
import { useHouse } from '@/shared/house/house';
import { usePeople } from '@/shared/house/people';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { readAccount } from '../api';
import { MODES, SECRECIES, STAGES, type Account } from '../kinds';
import { accountWords } from '../words';
import type { Read } from './edit-dialog';
import { editWords } from './words';

const PLAIN = [
  'company',
  'manager',
  'deputy',
  'stage',
  'segment',
  'industry',
  'need_type',
  'address',
  'website',
  'tags',
  'service_mode',
  'secrecy',
  'secrecy_until',
  'circulation',
  'visit_days',
  'note',
] as const;
const SWOT = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;

/** The fields of an account that are changed without anybody's leave. */
export function useAccountFields(): FieldSpec[] {
  const t = useWords(editWords);
  const code = useCodeWords(accountWords);
  const mode = useCodeWords(editWords);
  const { agents } = useHouse();
  const users = usePeople();
  const people = [['', t('none')] as const, ...agents.map(({ id, name }) => [id, name] as const)];
  return [
    { key: 'company', label: t('company'), required: true },
    { key: 'industry', label: t('industry') },
    { key: 'manager', label: t('manager'), kind: 'choice', options: people },
    { key: 'deputy', label: t('deputy'), kind: 'choice', options: people },
    {
      key: 'stage',
      label: t('stage'),
      kind: 'choice',
      options: STAGES.map((one) => [one, code('stage', one, one)]),
    },
    {
      key: 'service_mode',
      label: t('service_mode'),
      kind: 'choice',
      options: MODES.map((one) => [one, mode('mode', one, one)]),
    },
    { key: 'segment', label: t('segment') },
    { key: 'need_type', label: t('need_type') },
    { key: 'address', label: t('address') },
    { key: 'website', label: t('website') },
    {
      key: 'visit_days',
      label: t('visit_days'),
      kind: 'count',
      min: 0,
      max: 3650,
      hint: t('visitHint'),
    },
    { key: 'tags', label: t('tags'), kind: 'words' },
    {
      key: 'secrecy',
      label: t('secrecy'),
      kind: 'choice',
      options: SECRECIES.map((one) => [one, code('secrecy', one, one)]),
    },
    { key: 'secrecy_until', label: t('secrecy_until'), kind: 'day' },
    { key: 'circulation', label: t('circulation'), kind: 'choices', options: users },
    ...SWOT.map((key): FieldSpec => ({ key, label: t(key), kind: 'words' })),
    { key: 'note', label: t('note'), kind: 'area' },
    {
      key: 'team',
      label: t('team'),
      kind: 'rows',
      hint: t('teamHint'),
      of: [
        { key: 'user', label: t('member'), kind: 'choice', options: users },
        { key: 'role', label: t('role') },
      ],
    },
    {
      key: 'benefits',
      label: t('benefits'),
      kind: 'rows',
      hint: t('benefitsHint'),
      of: [
        { key: 'name', label: t('benefit') },
        { key: 'until', label: t('until'), kind: 'day' },
      ],
    },
    {
      key: 'competitors',
      label: t('competitors'),
      kind: 'rows',
      of: [
        { key: 'name', label: t('competitor') },
        { key: 'share', label: t('share'), kind: 'count', min: 0, max: 100 },
        { key: 'note', label: t('note') },
      ],
    },
    {
      key: 'own',
      label: t('own'),
      kind: 'rows',
      of: [
        { key: 'name', label: t('ownName') },
        { key: 'value', label: t('ownValue') },
      ],
    },
  ];
}

const text = (value: string | number | undefined) => String(value ?? '').trim();

/** The lists of an account as rows of the form; a share is in percent there. Pure. */
const listsOf = ({ team, benefits, competitors, own }: Account): Values => ({
  team: packed(team.map(({ user, role }) => ({ user, role }))),
  benefits: packed(benefits.map(({ name, until }) => ({ name, until }))),
  competitors: packed(
    competitors.map(({ name, share, note }) => ({ name, share: Math.round(share * 100), note })),
  ),
  own: packed(Object.entries(own).map(([name, value]) => ({ name, value }))),
});

/** The rows as the service takes them; one without a name is none. Who granted a benefit stays. Pure. */
export function listsIn(values: Values, account: Account, me: string) {
  const named = (key: string, by = 'name') => rowsOf(values[key]).filter((row) => text(row[by]));
  const granted = (name: string) =>
    account.benefits.find((benefit) => benefit.name === name)?.granted_by ?? me;
  return {
    team: named('team', 'user').map((row) => ({ user: text(row.user), role: text(row.role) })),
    benefits: named('benefits').map((row) => ({
      name: text(row.name),
      granted_by: granted(text(row.name)),
      until: text(row.until),
    })),
    competitors: named('competitors').map((row) => ({
      name: text(row.name),
      share: Number(row.share ?? 0) / 100,
      note: text(row.note),
    })),
    own: Object.fromEntries(named('own').map((row) => [text(row.name), text(row.value)])),
  };
}

/** An account as the form shows it. Pure. */
export function readForm(account: Account): Read {
  const plain = PLAIN.map((key) => [key, account[key]]);
  const swot = SWOT.map((key) => [key, account.swot[key]]);
  return {
    values: { ...(Object.fromEntries([...plain, ...swot]) as Values), ...listsOf(account) },
    version: account.version,
  };
}

/** Stores the form in the name of `me`. */
export async function saveAccount(account: Account, values: Values, version: number, me: string) {
  const lists = listsIn(values, account, me);
  const swot = Object.fromEntries(SWOT.map((key) => [key, values[key] ?? []]));
  const plain = Object.fromEntries(PLAIN.map((key) => [key, values[key]]));
  const body = { ...lists, ...plain, swot, version } as never;
  return answer(api.PUT('/api/v1/accounts/{id}', { params: { path: { id: account.id } }, body }));
}

export const latestAccount = (id: string) => () =>
  readAccount(id).then(({ account }) => readForm(account));

/** Keeps a new account: what the first look shows. */
export const openAccount = (values: Values) =>
  answer(api.POST('/api/v1/accounts', { body: values as never }));
