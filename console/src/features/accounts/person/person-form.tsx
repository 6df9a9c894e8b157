import { useNavigate } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { useWords, useCodeWords } from '@/shared/i18n/words';
import { readPerson } from '../api';
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
  'note',
] as const;

function useFields(): FieldSpec[] {
  const e = useWords(editWords);
  const code = useCodeWords(personWords);
  return [
    { key: 'name', label: e('name'), required: true },
    { key: 'title', label: e('title') },
    { key: 'department', label: e('department') },
    { key: 'role', label: e('role') },
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
  const fields = useFields();
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
  const fields = useFields();
  const { id, account, reports_to, manager, deputy, own } = person;
  const personal = Object.fromEntries(
    Object.entries(person.personal).map(([name, { text }]) => [name, text]),
  );
  const kept = { account, reports_to, manager, deputy, own, personal };
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
