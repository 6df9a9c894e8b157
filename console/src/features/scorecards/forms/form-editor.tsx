import { FormDialog } from '@/shared/form/form-dialog';
import type { FieldSpec } from '@/shared/form/fields';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { saveForm, useRefresh, type Form, type Measure } from '../api';
import { cardWords } from '../words';
import { contentOf, valuesOf } from './content';

interface Props {
  of: Form | null;
  measures: readonly Measure[];
  close: () => void;
}

/** Writes on a form: nothing holds before it is published. */
export function FormEditor({ of, measures, close }: Props) {
  const t = useWords(cardWords);
  const code = useCodeWords(cardWords);
  const refresh = useRefresh();
  const amount = (key: 'floor' | 'target' | 'stretch' | 'weight' | 'least'): FieldSpec => ({
    key,
    label: t(key),
    kind: 'amount',
    signed: key !== 'weight' && key !== 'least',
  });
  return (
    <FormDialog
      title={t(of ? 'editForm' : 'newForm')}
      width={960}
      fields={[
        { key: 'en', label: t('titleEn'), required: true },
        { key: 'zh', label: t('titleZh') },
        {
          key: 'role',
          label: t('role'),
          kind: 'choice',
          options: [
            ['agent', t('role.agent')],
            ['account_manager', t('role.account_manager')],
          ],
        },
        { key: 'cap', label: t('cap'), hint: t('capHint'), kind: 'count', min: 100, max: 200 },
        { key: 'ranked', label: t('rankedFrom'), kind: 'count', min: 0, max: 100 },
        {
          key: 'lines',
          label: t('lines'),
          hint: t('linesHint'),
          kind: 'rows',
          required: true,
          of: [
            {
              key: 'measure',
              label: t('measure'),
              kind: 'choice',
              options: measures.map(({ measure }) => [measure, code('measure', measure, measure)]),
            },
            ...(['floor', 'target', 'stretch', 'weight', 'least'] as const).map(amount),
          ],
        },
      ]}
      values={valuesOf(of?.content ?? null, measures)}
      send={(values) => saveForm(of?.id ?? '', of?.version ?? 0, contentOf(values, measures))}
      refresh={refresh}
      close={close}
    />
  );
}
