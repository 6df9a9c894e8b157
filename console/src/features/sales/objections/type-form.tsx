import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import type { ObjectionType } from '@/shared/selling/api';
import { useRefresh, writeType } from '../api';
import { salesWords } from '../words';
import { byLanguage } from './names';

interface Props {
  type: ObjectionType | null;
  types: readonly ObjectionType[];
  close: () => void;
}

/** A kind of objection, new or changed. None is ever deleted. */
export function TypeForm({ type, types, close }: Props) {
  const t = useWords(salesWords);
  const language = useLanguage();
  const refresh = useRefresh('objections');
  const tops = types.filter(({ id, parent }) => !parent && id !== type?.id);
  const fields: FieldSpec[] = [
    ...(type ? [] : [{ key: 'id', label: t('id'), hint: t('idHint'), required: true } as const]),
    { key: 'en', label: t('nameEn'), required: true },
    { key: 'zh', label: t('nameZh'), required: true },
    {
      key: 'parent',
      label: t('parent'),
      kind: 'choice',
      options: [
        ['', t('firstLevel')],
        ...tops.map(({ id, name }) => [id, nameIn(name, language) || id] as const),
      ],
    },
    { key: 'number', label: t('order'), kind: 'count', min: 0, max: 9999 },
    {
      key: 'retired',
      label: t('retired'),
      kind: 'choice',
      hint: t('retiredHint'),
      options: yesNo(t),
    },
  ];
  const send = (values: Values) =>
    writeType(type?.id ?? String(values.id).trim(), {
      version: type?.version ?? 0,
      name: byLanguage(values, 'en', 'zh'),
      parent: String(values.parent ?? ''),
      words: type?.words ?? {},
      behind: type?.behind ?? {},
      counts: type?.counts ?? true,
      retired: values.retired === 'yes',
      number: Number(values.number),
    });
  return (
    <FormDialog
      title={type ? t('edit') : t('addType')}
      fields={fields}
      values={{
        id: '',
        en: type?.name.en ?? '',
        zh: type?.name['zh-CN'] ?? '',
        parent: type?.parent ?? '',
        number: type?.number ?? 500,
        retired: type?.retired ? 'yes' : 'no',
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}

const yesNo = (t: (key: 'yes' | 'no') => string) =>
  [
    ['no', t('no')],
    ['yes', t('yes')],
  ] as const;
