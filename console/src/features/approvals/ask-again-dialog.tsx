import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { askAgain, useRefresh } from './api';
import type { Approval, ChangeAgain } from './kinds';
import { textOf } from './moves';
import { approvalWords } from './words';

interface Props {
  approval: Approval;
  close: () => void;
}

const KINDS: Record<string, FieldSpec['kind']> = {
  limit: 'amount',
  term_days: 'count',
  review_on: 'day',
};

/** Mends what was returned and asks for it anew: each field as it was wished, to be changed. */
export function AskAgainDialog({ approval, close }: Props) {
  const t = useWords(approvalWords);
  const refresh = useRefresh();
  const fields = useFields(approval);
  const { changes, reason, finding, effective_at } = approval;
  const wished = Object.fromEntries(changes.map(({ name, after }) => [name, shown(after)]));
  const returned = [...approval.acts].reverse().find(({ verdict }) => verdict === 'return');
  return (
    <FormDialog
      title={`${t('move.ask-again')}: ${approval.title}`}
      intro={returned?.reason ? t('returnedFor', { reason: returned.reason }) : t('hint.ask-again')}
      okText={t('move.ask-again')}
      fields={fields}
      values={{
        ...wished,
        reason,
        effective_at: fieldTime(effective_at),
        anomaly: finding?.anomaly ?? '',
        investigation: finding?.investigation ?? '',
        serious: finding?.serious === false ? 'no' : 'yes',
      }}
      send={(values) => askAgain(approval.id, bodyOf(approval, values))}
      refresh={refresh}
      close={close}
    />
  );
}

const shown = (value: unknown) => (typeof value === 'number' ? value : textOf(value));

function useFields({ changes, finding }: Approval): FieldSpec[] {
  const t = useWords(approvalWords);
  const code = useCodeWords(approvalWords);
  const language = useLanguage();
  const { tiers } = useHouse();
  const options = tiers.map(({ id, name }) => [id, nameIn(name, language) || id] as const);
  return [
    ...changes.map(({ name }): FieldSpec => ({
      key: name,
      label: code('field', name, name),
      min: 0,
      ...(name === 'tier'
        ? { kind: 'choice', options: [...options, ['', t('nothing')]] }
        : { kind: KINDS[name] ?? 'text' }),
    })),
    { key: 'effective_at', label: t('effective'), kind: 'time', hint: t('effectiveHint') },
    ...(finding
      ? ([
          { key: 'anomaly', label: t('finding'), kind: 'area', required: true },
          { key: 'investigation', label: t('investigation'), kind: 'area' },
          {
            key: 'serious',
            label: t('weight'),
            kind: 'choice',
            options: [
              ['yes', t('serious')],
              ['no', t('notSerious')],
            ],
          },
        ] satisfies FieldSpec[])
      : []),
    { key: 'reason', label: t('reason'), kind: 'area', required: true },
  ];
}

/** The change as it is wanted now. What one asks for counts by the limit of credit, if that is changed. */
function bodyOf({ changes, amount, finding }: Approval, values: Values): ChangeAgain {
  const wanted = Object.fromEntries(changes.map(({ name }) => [name, values[name] ?? '']));
  return {
    changes: wanted as ChangeAgain['changes'],
    reason: String(values.reason).trim(),
    amount: 'limit' in wanted ? Number(wanted.limit) : amount,
    finding: finding && {
      anomaly: String(values.anomaly).trim(),
      investigation: String(values.investigation).trim(),
      serious: values.serious === 'yes',
    },
    effective_at: timeOf(String(values.effective_at ?? '')),
  };
}
