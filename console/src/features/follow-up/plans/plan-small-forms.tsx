import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { usePeople } from '@/shared/house/people';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { changePlan, movePlan, useRefresh } from '../api';
import type { Plan, PlanItem } from '../kinds';
import { planWords } from './words';

export type FormMove = 'submit' | 'revise' | 'confirm' | 'drop';

interface Props {
  plan: Plan;
  close: () => void;
}

const text = (values: Values, key: string) => String(values[key] ?? '').trim();

/** A move of a plan that takes a few words. */
export function MoveForm({ move, plan, close }: Props & { move: FormMove }) {
  const t = useWords(planWords);
  const refresh = useRefresh();
  const fields: Record<FormMove, FieldSpec[]> = {
    submit: [{ key: 'reason', label: t('comment'), kind: 'area' }],
    revise: [{ key: 'reason', label: t('reason'), kind: 'area', required: true }],
    drop: [],
    confirm: [
      { key: 'person', label: t('person'), required: true },
      { key: 'how', label: t('how'), required: true },
    ],
  };
  const title = move === 'submit' && plan.state === 'in_force' ? t('report') : t(move);
  return (
    <FormDialog
      title={`${title}: ${plan.title}`}
      okText={title}
      {...((move === 'revise' || move === 'drop') && { intro: t(`${move}Hint`) })}
      danger={move === 'drop'}
      fields={fields[move]}
      values={{}}
      send={(values) => movePlan(move, plan.id, bodyOf(move, values))}
      refresh={refresh}
      close={close}
    />
  );
}

function bodyOf(move: FormMove, values: Values) {
  if (move === 'drop') return undefined;
  if (move === 'confirm') return { person: text(values, 'person'), how: text(values, 'how') };
  return { reason: text(values, 'reason') };
}

/** What is written under a heading while the plan is in force. */
export function SectionForm({ plan, heading, close }: Props & { heading: string }) {
  const t = useWords(planWords);
  const code = useCodeWords(planWords);
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('writeNamed', { title: code('heading', heading, heading) })}
      fields={[{ key: 'text', label: t('text'), kind: 'area', required: true }]}
      values={{ text: plan.sections[heading] ?? '' }}
      send={(values) => movePlan('section', plan.id, { heading, text: text(values, 'text') })}
      refresh={refresh}
      close={close}
    />
  );
}

/** An item that a draft is to have. */
export function ItemForm({ plan, close }: Props) {
  const t = useWords(planWords);
  const people = usePeople();
  const refresh = useRefresh();
  const add = (values: Values) => {
    const item: PlanItem = {
      id: crypto.randomUUID(),
      what: text(values, 'what'),
      owner: text(values, 'owner'),
      due: timeOf(text(values, 'due')),
      method: text(values, 'method'),
      account: '',
      needs: '',
      state: 'open',
      result: '',
      task: '',
    };
    return saveItems(plan, [...plan.items, item]);
  };
  return (
    <FormDialog
      title={t('addItem')}
      fields={[
        { key: 'what', label: t('what'), required: true },
        { key: 'owner', label: t('owner'), kind: 'suggest', options: people, required: true },
        { key: 'due', label: t('due'), kind: 'time', required: true },
        { key: 'method', label: t('method') },
      ]}
      values={{ owner: plan.owner, due: fieldTime(plan.ends) }}
      send={add}
      refresh={refresh}
      close={close}
    />
  );
}

/** Stores a draft with other items. */
export function saveItems(plan: Plan, items: PlanItem[]) {
  const { title, account, owner, begins, ends, sections, version } = plan;
  return changePlan(plan.id, { title, account, owner, begins, ends, sections, items, version });
}

/** What came of an item. */
export function SettleForm({ plan, item, close }: Props & { item: PlanItem }) {
  const t = useWords(planWords);
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('doneNamed', { title: item.what })}
      okText={t('done')}
      fields={[{ key: 'result', label: t('result'), kind: 'area' }]}
      values={{ result: item.result }}
      send={(values) =>
        movePlan('item', plan.id, { item: item.id, state: 'done', result: text(values, 'result') })
      }
      refresh={refresh}
      close={close}
    />
  );
}
