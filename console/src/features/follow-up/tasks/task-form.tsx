import { useAccountNames } from '@/shared/customer/account-names';
import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { usePeople } from '@/shared/house/people';
import { useWords } from '@/shared/i18n/words';
import { useMe } from '@/shared/session/permissions';
import { addTask, changeTask, useRefresh } from '../api';
import { TASK_KINDS, type Task } from '../kinds';
import { followWords, type FollowWord } from '../words';

const RULES = [
  '',
  'FREQ=WEEKLY',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;INTERVAL=2;COUNT=6',
  'FREQ=MONTHLY;INTERVAL=3',
  'FREQ=YEARLY',
] as const;

/** The form of a task: a new one, or one that is changed to the version that is shown. */
export function TaskForm({ task, close }: { task?: Task; close: () => void }) {
  const t = useWords(followWords);
  const me = useMe();
  const people = usePeople();
  const accounts = useAccountNames();
  const refresh = useRefresh();
  const words: FieldSpec[] = [
    { key: 'title', label: t('name'), required: true },
    { key: 'due', label: t('due'), kind: 'time', required: true },
    { key: 'remind_at', label: t('remind'), kind: 'time' },
    {
      key: 'owner',
      label: t('owner'),
      kind: 'suggest',
      options: people,
      required: task !== undefined,
      ...(!task && { hint: t('ownerHint') }),
    },
  ];
  const once: FieldSpec[] = [
    {
      key: 'kind',
      label: t('kind'),
      kind: 'choice',
      options: TASK_KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const),
    },
    {
      key: 'account',
      label: t('account'),
      kind: 'choice',
      options: [['', t('noAccount')], ...accounts.all],
    },
    {
      key: 'rule',
      label: t('repeat'),
      kind: 'choice',
      options: RULES.map((rule) => [rule, t(`repeat.${rule}` as FollowWord)] as const),
    },
  ];
  const note: FieldSpec = { key: 'note', label: t('note'), kind: 'area' };
  const send = (values: Values) => {
    const text = (key: string) => String(values[key] ?? '').trim();
    const said = {
      title: text('title'),
      note: text('note'),
      due: timeOf(text('due')),
      remind_at: timeOf(text('remind_at')),
      owner: text('owner') || me.user,
    };
    if (task) return changeTask(task.id, { ...said, version: task.version });
    const kind = TASK_KINDS.find((each) => each === values.kind) ?? 'other';
    return addTask({ ...said, kind, account: text('account'), rule: text('rule') });
  };
  return (
    <FormDialog
      title={task ? t('editNamed', { title: task.title }) : t('newTask')}
      fields={task ? [...words, note] : [...words, ...once, note]}
      values={{
        title: task?.title ?? '',
        note: task?.note ?? '',
        due: fieldTime(task?.due ?? 0),
        remind_at: fieldTime(task?.remind_at ?? 0),
        owner: task?.owner ?? '',
        kind: 'other',
        account: '',
        rule: '',
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
