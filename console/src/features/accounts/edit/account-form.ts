import { answer, api } from '@/shared/api/client';
import { useHouse } from '@/shared/house/house';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { readAccount } from '../api';
import { MODES, SECRECIES, STAGES, type Account } from '../kinds';
import { accountWords } from '../words';
import type { Read } from './edit-dialog';
import type { FieldSpec, Values } from '@/shared/form/fields';
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
    { key: 'circulation', label: t('circulation'), kind: 'words' },
    ...SWOT.map((key): FieldSpec => ({ key, label: t(key), kind: 'words' })),
    { key: 'note', label: t('note'), kind: 'area' },
  ];
}

/** An account as the form shows it. Pure. */
export function readForm(account: Account): Read {
  const plain = PLAIN.map((key) => [key, account[key]]);
  const swot = SWOT.map((key) => [key, account.swot[key]]);
  return {
    values: Object.fromEntries([...plain, ...swot]) as Values,
    version: account.version,
  };
}

/** Stores the form; what it does not show stays as it is stored now. */
export async function saveAccount(account: Account, values: Values, version: number) {
  const { team, benefits, competitors, own } = account;
  const kept = { team, benefits, competitors, own };
  const swot = Object.fromEntries(SWOT.map((key) => [key, values[key] ?? []]));
  const plain = Object.fromEntries(PLAIN.map((key) => [key, values[key]]));
  const body = { ...kept, ...plain, swot, version } as never;
  return answer(api.PUT('/api/v1/accounts/{id}', { params: { path: { id: account.id } }, body }));
}

export const latestAccount = (id: string) => () =>
  readAccount(id).then(({ account }) => readForm(account));

/** Keeps a new account: what the first look shows. */
export const openAccount = (values: Values) =>
  answer(api.POST('/api/v1/accounts', { body: values as never }));
