import { useWords } from '@/shared/i18n/words';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
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

const TEAM = 'team/';

const sharingOf = ({ sharing, team }: SavedPage['report']) =>
  sharing === 'team' ? TEAM + team : sharing;

function sharedWith(value: string) {
  if (value.startsWith(TEAM)) return { sharing: 'team', team: value.slice(TEAM.length) } as const;
  return { sharing: value === 'everybody' ? 'everybody' : 'nobody', team: '' } as const;
}

/** Keeps what is looked at under a name. */
export function SaveDialog({ asked, old, close }: Props) {
  const t = useWords(savedWords);
  const refresh = useRefresh();
  const [, change] = useQueryState();
  const report = old?.report;
  const house = useHouse();
  const names = useNames();
  const teams = house.teams.map(
    ({ id }) => [TEAM + id, t('sharing.team', { name: names.team(id) })] as const,
  );
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
          options: [
            ['nobody', t('sharing.nobody')],
            ...teams,
            ['everybody', t('sharing.everybody')],
          ],
        },
      ]}
      values={{ name: report?.name ?? '', sharing: report ? sharingOf(report) : 'nobody' }}
      send={async ({ name, sharing }) => {
        const body = {
          name: String(name).trim(),
          kind: asked.kind,
          asked: keptOf(asked),
          ...sharedWith(String(sharing)),
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
