import { useAccountNames } from '@/shared/customer/account-names';
import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { answerByHand, useRefresh, type Question, type Survey } from './api';
import { surveyWords } from './words';

const marksOf = ({ least, most }: Question) =>
  Array.from({ length: most - least + 1 }, (_, i) => String(least + i));

interface Props {
  survey: Survey;
  /** Who gave them, where that is known already. */
  account?: string;
  person?: string;
  close: () => void;
}

/** Marks that a customer gave in words. */
export function HandForm({ survey, account = '', person = '', close }: Props) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const accounts = useAccountNames();
  const refresh = useRefresh();
  const fields: FieldSpec[] = [
    ...survey.questions.map((question): FieldSpec => ({
      key: `mark ${question.id}`,
      label: nameIn(question.text, language) || question.id,
      kind: 'choice',
      options: [['', t('noMark')], ...marksOf(question).map((mark) => [mark, mark] as const)],
      // With one question there is nothing to leave out.
      required: survey.questions.length === 1,
    })),
    {
      key: 'account',
      label: t('account'),
      kind: 'choice',
      options: [['', t('noAccount')], ...accounts.all],
    },
    { key: 'comment', label: t('comment'), kind: 'area' },
  ];
  const send = (values: Values) => {
    const given = survey.questions.flatMap(({ id }) => {
      const mark = String(values[`mark ${id}`] ?? '');
      return mark ? [[id, Number(mark)] as const] : [];
    });
    return answerByHand(survey.id, {
      marks: Object.fromEntries(given),
      comment: String(values.comment ?? '').trim(),
      account: String(values.account ?? ''),
      // The person belongs to the account that was chosen with them.
      ...(person && values.account === account && { person }),
    });
  };
  return (
    <FormDialog
      title={t('byHand')}
      intro={t('byHandHint')}
      okText={t('send')}
      fields={fields}
      values={{ account, comment: '' }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
