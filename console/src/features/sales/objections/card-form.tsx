import type { FieldSpec, Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import type { ObjectionType, ResponseCard } from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { useRefresh, writeCard, type CardWish } from '../api';
import { salesWords } from '../words';
import { byLanguage } from './names';

const METHODS = [
  '',
  'listen_explore',
  'ask',
  'refute',
  'yes_but',
  'compensate',
  'turn',
  'tailor',
  'pass_over',
] as const;

interface Props {
  card: ResponseCard | null;
  types: readonly ObjectionType[];
  close: () => void;
}

/** A response card, new or changed: other words are another edition. */
export function CardForm({ card, types, close }: Props) {
  const t = useWords(salesWords);
  const s = useWords(sellingWords);
  const language = useLanguage();
  const refresh = useRefresh('objections');
  const fields: FieldSpec[] = [
    ...(card ? [] : [{ key: 'id', label: t('id'), hint: t('idHint'), required: true } as const]),
    {
      key: 'type',
      label: t('kind'),
      kind: 'choice',
      required: true,
      options: types.map(({ id, name }) => [id, nameIn(name, language) || id] as const),
    },
    {
      key: 'method',
      label: t('method'),
      kind: 'choice',
      options: METHODS.map((each) => [each, s(`method.${each}`)] as const),
    },
    { key: 'titleEn', label: t('titleEn'), required: true },
    { key: 'titleZh', label: t('titleZh'), required: true },
    { key: 'textEn', label: t('textEn'), kind: 'area', required: true },
    { key: 'textZh', label: t('textZh'), kind: 'area', required: true },
    {
      key: 'retired',
      label: t('retired'),
      kind: 'choice',
      hint: t('retiredHint'),
      options: [
        ['no', t('no')],
        ['yes', t('yes')],
      ],
    },
  ];
  const send = (values: Values) =>
    writeCard(card?.id ?? String(values.id).trim(), {
      version: card?.version ?? 0,
      type: String(values.type),
      title: byLanguage(values, 'titleEn', 'titleZh'),
      text: byLanguage(values, 'textEn', 'textZh'),
      method: String(values.method ?? '') as CardWish['method'],
      retired: values.retired === 'yes',
    });
  return (
    <FormDialog
      title={card ? t('edit') : t('addCard')}
      fields={fields}
      values={{
        id: '',
        type: card?.type ?? '',
        method: card?.method ?? '',
        titleEn: card?.title.en ?? '',
        titleZh: card?.title['zh-CN'] ?? '',
        textEn: card?.text.en ?? '',
        textZh: card?.text['zh-CN'] ?? '',
        retired: card?.retired ? 'yes' : 'no',
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
