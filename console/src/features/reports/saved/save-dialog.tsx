import { useWords } from '@/shared/i18n/words';
import { FormDialog } from '@/shared/form/form-dialog';
import { useQueryState } from '@/shared/table/query-state';
import type { Asked } from '../asked';
import { keptOf } from './address';
import { addSaved, changeSaved, useRefresh, type SavedPage } from './api';
import { savedWords } from './words';

interface Props {
  asked: Asked;
  /** The one that is changed; null for a new one. */
  old: SavedPage | null;
  close: () => void;
}

/** Keeps what is looked at under a name. */
export function SaveDialog({ asked, old, close }: Props) {
  const t = useWords(savedWords);
  const refresh = useRefresh();
  const [, change] = useQueryState();
  const report = old?.report;
  const team = report?.sharing === 'team' ? report.team : '';
  const shares = ['nobody', 'everybody', ...(team ? (['team'] as const) : [])] as const;
  return (
    <FormDialog
      title={report ? t('changing', { name: report.name }) : t('saving')}
      intro={t('savingHint')}
      fields={[
        { key: 'name', label: t('name'), required: true },
        {
          key: 'sharing',
          label: t('sharing'),
          kind: 'choice',
          options: shares.map((one) => [one, t(`sharing.${one}`)]),
        },
      ]}
      values={{ name: report?.name ?? '', sharing: report?.sharing ?? 'nobody' }}
      send={async ({ name, sharing }) => {
        const body = {
          name: String(name).trim(),
          kind: asked.kind,
          asked: keptOf(asked),
          sharing: sharing as 'nobody' | 'everybody' | 'team',
          team: sharing === 'team' ? team : '',
          version: report?.version ?? 0,
        };
        const kept = report ? await changeSaved(report.id, body) : await addSaved(body);
        change({ saved: kept.report.id });
      }}
      refresh={refresh}
      close={close}
    />
  );
}
