import { useQueryClient } from '@tanstack/react-query';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { askForChange } from '../api';
import { EditDialog } from '../edit/edit-dialog';
import { editWords } from '../edit/words';
import type { FieldSpec } from '@/shared/form/fields';
import type { Account } from '../kinds';
import { pageWords } from './words';

interface Props {
  account: Account;
  close: () => void;
}

/** Whose tier it is: an account, or a private person. */
interface Graded {
  subject: 'tier' | 'nomination' | 'person_tier';
  id: string;
  title: string;
  tier: string;
  version: number;
  /** Which tier is proposed, and why. */
  wanted?: string;
  reason?: string;
}

interface TierProps {
  of: Graded;
  close: () => void;
  done: () => void;
}

/** Asks for another tier; a second person decides (KA-01). */
export function AskTier({ account, close }: Props) {
  const { id, company, tier, version } = account;
  const told = useAsked();
  return (
    <TierDialog
      of={{ subject: 'tier', id, title: company, tier, version }}
      close={close}
      done={told}
    />
  );
}

/** The form in which another tier is asked for. */
export function TierDialog({ of, close, done }: TierProps) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const { tiers } = useHouse();
  const others = tiers.filter(({ id }) => id !== of.tier);
  const fields: FieldSpec[] = [
    {
      key: 'tier',
      label: t('newTier'),
      kind: 'choice',
      required: others.length > 0,
      options: [
        ...others.map(({ id, name }) => [id, nameIn(name, language) || id] as const),
        ...(of.tier ? [['', t('noTier')] as const] : []),
      ],
    },
    { key: 'reason', label: t('reason'), kind: 'area', required: true },
  ];
  return (
    <EditDialog
      title={t('changeTier')}
      okText={t('ask')}
      intro={t('changeTierHint')}
      fields={fields}
      read={{
        values: { tier: of.wanted ?? others[0]?.id ?? '', reason: of.reason ?? '' },
        version: of.version,
      }}
      save={({ tier, reason }) =>
        askForChange({
          subject: of.subject,
          target: of.id,
          changes: { tier },
          reason: String(reason),
          title: of.title,
        })
      }
      close={close}
      done={done}
    />
  );
}

/** Asks for another credit; with a finding where there is a grade already (FL-22, FL-23). */
export function AskCredit({ account, close }: Props) {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  const told = useAsked();
  const { credit } = account;
  const finding: FieldSpec[] = credit.grade
    ? [
        { key: 'anomaly', label: t('anomaly'), kind: 'area', required: true },
        { key: 'investigation', label: t('investigation'), kind: 'area' },
        {
          key: 'serious',
          label: t('serious'),
          kind: 'choice',
          options: [
            ['yes', t('yes')],
            ['no', t('no')],
          ],
        },
      ]
    : [];
  const fields: FieldSpec[] = [
    { key: 'grade', label: t('grade'), required: true },
    { key: 'limit', label: t('limit'), kind: 'amount' },
    { key: 'currency', label: e('currency'), hint: e('currencyHint') },
    { key: 'term_days', label: t('term'), kind: 'count', min: 0, max: 720 },
    { key: 'review_on', label: t('review'), kind: 'day' },
    ...finding,
    { key: 'reason', label: t('reason'), kind: 'area', required: true },
  ];
  const { grade, limit, currency, term_days, review_on } = credit;
  return (
    <EditDialog
      title={t('changeCredit')}
      okText={t('ask')}
      intro={t('changeCreditHint')}
      fields={fields}
      read={{
        values: { grade, limit, currency, term_days, review_on, serious: 'yes', reason: '' },
        version: account.version,
      }}
      save={({ reason, anomaly, investigation, serious, ...wish }) =>
        askForChange({
          subject: 'credit',
          target: account.id,
          changes: Object.fromEntries(
            Object.entries(wish).filter(
              ([key, value]) => value !== credit[key as keyof typeof credit],
            ),
          ),
          reason: String(reason),
          title: account.company,
          amount: Number(wish.limit ?? 0),
          ...(grade && {
            finding: {
              anomaly: String(anomaly ?? ''),
              investigation: String(investigation ?? ''),
              serious: serious === 'yes',
            },
          }),
        })
      }
      close={close}
      done={told}
    />
  );
}

/** The request stands among the approvals: that is where one is led. */
function useAsked() {
  const queries = useQueryClient();
  const [, change] = useQueryState();
  return () => {
    void queries.invalidateQueries({ queryKey: ['approvals'] });
    change({ tab: 'approvals' });
  };
}
