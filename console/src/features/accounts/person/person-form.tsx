import { useNavigate } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { useWords, useCodeWords } from '@/shared/i18n/words';
import { useHouse } from '@/shared/house/house';
import { readPerson, usePeopleOf } from '../api';
import { EditDialog, type Read } from '../edit/edit-dialog';
import type { FieldSpec, Value } from '@/shared/form/fields';
import { editWords } from '../edit/words';
import { ROLES, type Person } from '../kinds';
import { personWords } from './words';

const KEYS = [
  'name',
  'title',
  'department',
  'role',
  'numbers',
  'emails',
  'language',
  'decision',
  'influence',
  'attitude',
  'reports_to',
  'manager',
  'deputy',
  'note',
] as const;

/** Who they report to in their company; of a private person, who looks after them (KA-07, KA-37). */
function usePlace(account: string, self: string): FieldSpec[] {
  const t = useWords(personWords);
  const { agents } = useHouse();
  const colleagues = usePeopleOf(account);
  const nobody = ['', t('nobody')] as const;
  const choice = (key: string, label: string, all: readonly { id: string; name: string }[]) => ({
    key,
    label,
    kind: 'choice' as const,
    options: [nobody, ...all.map(({ id, name }) => [id, name || t('nameless')] as const)],
  });
  if (!account)
    return [choice('manager', t('manager'), agents), choice('deputy', t('deputy'), agents)];
  const others = (colleagues.data ?? []).filter(({ id, left_at }) => id !== self && !left_at);
  return [choice('reports_to', t('reportsTo'), others)];
}

function useFields(account: string, self = ''): FieldSpec[] {
  const e = useWords(editWords);
  const code = useCodeWords(personWords);
  const place = usePlace(account, self);
  return [
    { key: 'name', label: e('name'), required: true },
    { key: 'title', label: e('title') },
    { key: 'department', label: e('department') },
    { key: 'role', label: e('role') },
    ...place,
    { key: 'numbers', label: e('numbers'), kind: 'words', hint: e('numbersHint') },
    { key: 'emails', label: e('emails'), kind: 'words' },
    {
      key: 'decision',
      label: e('decision'),
      kind: 'choice',
      options: ROLES.map((one) => [one, code('role', one, one)]),
    },
    {
      key: 'influence',
      label: e('influence'),
      kind: 'choice',
      options: [[0, e('influence.0')], ...[1, 2, 3, 4, 5].map((n) => [n, String(n)] as const)],
    },
    {
      key: 'attitude',
      label: e('attitude'),
      kind: 'choice',
      options: [-2, -1, 0, 1, 2].map((n) => [n, code('attitude', String(n), String(n))]),
    },
    {
      key: 'language',
      label: e('language'),
      kind: 'choice',
      options: [
        ['', e('none')],
        ['en', e('language.en')],
        ['zh-CN', e('language.zh-CN')],
      ],
    },
    { key: 'note', label: e('note'), kind: 'area' },
  ];
}

const readForm = (person: Person): Read => ({
  values: Object.fromEntries<Value>(KEYS.map((key) => [key, person[key]])),
  version: person.version,
});

/** Somebody new in an account; afterwards their page opens. */
export function NewPerson({ account, close }: { account: string; close: () => void }) {
  const t = useWords(personWords);
  const navigate = useNavigate();
  const fields = useFields(account);
  return (
    <EditDialog
      title={t('add')}
      fields={fields}
      read={{
        values: {
          name: '',
          numbers: [],
          emails: [],
          decision: 'unknown',
          influence: 0,
          attitude: 0,
          reports_to: '',
        },
        version: 0,
      }}
      save={(values) =>
        answer(api.POST('/api/v1/people', { body: { ...values, account } as never }))
      }
      close={close}
      done={(made) => void navigate(`/accounts/people/${(made as Person).id}`)}
    />
  );
}

/** What is known of a person, changed; what the form does not show stays as it is. */
export function EditPerson({ person, close }: { person: Person; close: () => void }) {
  const t = useWords(personWords);
  const { id, account, own } = person;
  const fields = useFields(account, id);
  const personal = Object.fromEntries(
    Object.entries(person.personal).map(([name, { text }]) => [name, text]),
  );
  const kept = { account, own, personal };
  return (
    <EditDialog
      title={t('editTitle')}
      fields={fields}
      read={readForm(person)}
      save={(values, version) =>
        answer(
          api.PUT('/api/v1/people/{id}', {
            params: { path: { id } },
            body: { ...kept, ...values, version } as never,
          }),
        )
      }
      latest={() => readPerson(id).then(readForm)}
      close={close}
    />
  );
}
