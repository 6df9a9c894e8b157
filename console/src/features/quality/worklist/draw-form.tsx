import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useRefresh } from '../api';
import { drawSample } from './api';
import { worklistWords } from './words';

const WEEK = 7 * 86_400;

/** Draws from the contacts of a time, the last week to begin with. */
export function DrawForm({ close }: { close: () => void }) {
  const t = useWords(worklistWords);
  const refresh = useRefresh();
  const now = serverNow();
  return (
    <FormDialog
      title={t('draw')}
      intro={t('drawHint')}
      okText={t('draw')}
      fields={[
        { key: 'since', label: t('from'), kind: 'time', required: true },
        { key: 'before', label: t('until'), kind: 'time', required: true },
        { key: 'seed', label: t('seed'), required: true },
      ]}
      values={{
        since: fieldTime(now - WEEK),
        before: fieldTime(now + 60),
        seed: new Date(now * 1000).toISOString().slice(0, 10),
      }}
      send={({ since, before, seed }) =>
        drawSample({
          since: timeOf(String(since)),
          before: timeOf(String(before)),
          seed: String(seed).trim(),
        })
      }
      refresh={refresh}
      close={close}
    />
  );
}
