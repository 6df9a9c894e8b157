import type { FieldSpec } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { usePeople } from '@/shared/house/people';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { decide, useRefresh } from './api';
import type { Approval, Decision } from './kinds';
import { approvalWords } from './words';

interface Props {
  move: Decision;
  approval: Approval;
  close: () => void;
}

/** A decision with its words: a no and a return need a reason. */
export function DecideDialog({ move, approval, close }: Props) {
  const t = useWords(approvalWords);
  const names = useNames();
  const people = usePeople();
  const refresh = useRefresh();
  const needed = move === 'reject' || move === 'return';
  const { holder, requester, concerns } = approval;
  const others = people.filter(([user]) => ![holder, requester, concerns].includes(user));
  const fields: FieldSpec[] = [
    ...(move === 'delegate'
      ? [
          {
            key: 'to',
            label: t('to'),
            hint: t('toHint'),
            kind: 'suggest',
            options: others,
            required: true,
          } satisfies FieldSpec,
        ]
      : []),
    { key: 'reason', label: t(needed ? 'reason' : 'comment'), kind: 'area', required: needed },
  ];
  return (
    <FormDialog
      title={`${t(`move.${move}`)}: ${approval.title}`}
      intro={t(`hint.${move}`, { name: names.user(approval.requester) })}
      okText={t(`move.${move}`)}
      danger={move === 'reject'}
      fields={fields}
      values={{ to: '', reason: '' }}
      send={({ reason, to }) => decide(move, approval.id, String(reason).trim(), String(to).trim())}
      refresh={refresh}
      close={close}
    />
  );
}
