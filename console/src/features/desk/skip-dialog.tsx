import type { Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { timeOf } from '@/shared/form/time';
import { useWords } from '@/shared/i18n/words';
import { skipRecord } from './api/records';
import { recordWords } from './record-words';

interface Props {
  record: string;
  refresh: () => Promise<unknown>;
  close: () => void;
}

/** Why a record is not dialled, and until when. */
export function SkipDialog({ record, refresh, close }: Props) {
  const t = useWords(recordWords);
  const send = (values: Values) =>
    skipRecord(record, {
      reason: String(values.reason).trim(),
      again_at: values.again_at ? timeOf(String(values.again_at)) : null,
      forever: values.forever === 'yes',
    });
  return (
    <FormDialog
      title={t('skip')}
      okText={t('skip')}
      fields={[
        { key: 'reason', label: t('reason'), required: true },
        { key: 'again_at', label: t('later'), kind: 'time' },
        {
          key: 'forever',
          label: t('howLong'),
          kind: 'choice',
          options: [
            ['', t('awhile')],
            ['yes', t('forever')],
          ],
        },
      ]}
      values={{ reason: '', again_at: '', forever: '' }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
