import type { FieldSpec } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { reportVisit, useRefresh } from '../api';
import type { Visit } from '../kinds';
import { followWords } from '../words';
import { formOf, reportOf } from './report';

/** What came of a visit. A date for the next one plans it, what management must hear goes to a supervisor. */
export function ReportForm({ visit, close }: { visit: Visit; close: () => void }) {
  const t = useWords(followWords);
  const refresh = useRefresh();
  const fields: FieldSpec[] = [
    { key: 'held_at', label: t('heldAt'), kind: 'time', required: true },
    {
      key: 'decision_maker',
      label: t('decider'),
      kind: 'choice',
      options: [
        ['yes', t('yes')],
        ['no', t('no')],
      ],
    },
    { key: 'summary', label: t('summary'), kind: 'area', required: true },
    { key: 'met', label: t('met'), kind: 'words', hint: t('metHint') },
    { key: 'next_visit', label: t('nextVisit'), kind: 'time' },
    { key: 'needs', label: t('needs'), kind: 'area', hint: t('needsHint') },
    { key: 'news', label: t('news'), kind: 'area' },
    { key: 'trial', label: t('trial'), kind: 'area' },
    { key: 'opinions', label: t('opinions'), kind: 'area' },
    { key: 'escalation', label: t('escalation'), kind: 'area', hint: t('escalationHint') },
  ];
  return (
    <FormDialog
      title={t('reportNamed', { title: visit.purpose })}
      fields={fields}
      values={formOf(visit, serverNow())}
      send={(values) => reportVisit(visit.id, reportOf(values, visit))}
      refresh={refresh}
      close={close}
    />
  );
}
