import { useAccountNames } from '@/shared/customer/account-names';
import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { usePeople } from '@/shared/house/people';
import { useWords } from '@/shared/i18n/words';
import { useMe } from '@/shared/session/permissions';
import { changeVisit, planVisit, useRefresh } from '../api';
import type { Visit } from '../kinds';
import { followWords } from '../words';

interface Props {
  visit?: Visit;
  /** Whom it goes to, '' to choose. */
  account: string;
  close: () => void;
}

/** The form of a visit that is planned, or planned otherwise. */
export function VisitForm({ visit, account, close }: Props) {
  const t = useWords(followWords);
  const me = useMe();
  const people = usePeople();
  const accounts = useAccountNames();
  const refresh = useRefresh();
  const fields: FieldSpec[] = [
    ...(visit
      ? []
      : [
          {
            key: 'account',
            label: t('account'),
            kind: 'choice',
            required: true,
            options: accounts.all,
          } satisfies FieldSpec,
        ]),
    { key: 'planned', label: t('planned'), kind: 'time', required: true },
    { key: 'purpose', label: t('purpose'), required: true },
    { key: 'owner', label: t('owner'), kind: 'suggest', options: people, hint: t('ownerHint') },
    { key: 'preparation', label: t('preparation'), kind: 'area' },
  ];
  const send = (values: Values) => {
    const text = (key: string) => String(values[key] ?? '').trim();
    const said = {
      planned: timeOf(text('planned')),
      purpose: text('purpose'),
      owner: text('owner') || me.user,
      preparation: text('preparation'),
    };
    return visit
      ? changeVisit(visit.id, { ...said, version: visit.version })
      : planVisit({ ...said, account: text('account') });
  };
  return (
    <FormDialog
      title={visit ? t('editNamed', { title: visit.purpose }) : t('planVisit')}
      fields={fields}
      values={{
        account,
        planned: fieldTime(visit?.planned ?? 0),
        purpose: visit?.purpose ?? '',
        owner: visit?.owner ?? '',
        preparation: visit?.preparation ?? '',
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
