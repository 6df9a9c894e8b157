import { useAccountNames } from '@/shared/customer/account-names';
import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { usePeople } from '@/shared/house/people';
import { useWords } from '@/shared/i18n/words';
import { useMe } from '@/shared/session/permissions';
import { addPlan, changePlan, useRefresh } from '../api';
import { HEADINGS, PLAN_KINDS, type Plan } from '../kinds';
import { planWords } from './words';

/** The form of a draft: its frame and what stands under its headings. Items are kept as they are. */
export function PlanForm({ plan, close }: { plan?: Plan; close: () => void }) {
  const t = useWords(planWords);
  const me = useMe();
  const people = usePeople();
  const accounts = useAccountNames();
  const refresh = useRefresh();
  const headings = plan ? HEADINGS[plan.kind].filter((each) => each !== 'results') : [];
  const fields: FieldSpec[] = [
    { key: 'title', label: t('name'), required: true },
    ...(plan
      ? []
      : [
          {
            key: 'kind',
            label: t('kind'),
            kind: 'choice',
            options: PLAN_KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const),
          } satisfies FieldSpec,
        ]),
    {
      key: 'account',
      label: t('account'),
      kind: 'choice',
      options: [['', t('noAccount')], ...accounts.all],
    },
    { key: 'owner', label: t('owner'), kind: 'suggest', options: people, required: true },
    { key: 'begins', label: t('begins'), kind: 'time' },
    { key: 'ends', label: t('ends'), kind: 'time' },
    ...headings.map((name): FieldSpec => ({
      key: `in ${name}`,
      label: t(`heading.${name}` as never),
      kind: 'area',
    })),
  ];
  const send = (values: Values) => {
    const text = (key: string) => String(values[key] ?? '').trim();
    const said = {
      title: text('title'),
      account: text('account'),
      owner: text('owner'),
      begins: timeOf(text('begins')),
      ends: timeOf(text('ends')),
    };
    if (!plan)
      return addPlan({
        ...said,
        kind: PLAN_KINDS.find((each) => each === values.kind) ?? 'account',
      });
    const written = headings
      .map((name) => [name, text(`in ${name}`)] as const)
      .filter(([, words]) => words);
    const results = plan.sections.results;
    const sections = { ...Object.fromEntries(written), ...(results && { results }) };
    return changePlan(plan.id, { ...said, sections, items: plan.items, version: plan.version });
  };
  return (
    <FormDialog
      title={plan ? `${t('change')}: ${plan.title}` : t('newPlan')}
      fields={fields}
      values={{
        title: plan?.title ?? '',
        kind: 'account',
        account: plan?.account ?? '',
        owner: plan?.owner ?? me.user,
        begins: fieldTime(plan?.begins ?? 0),
        ends: fieldTime(plan?.ends ?? 0),
        ...Object.fromEntries(headings.map((name) => [`in ${name}`, plan?.sections[name] ?? ''])),
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
