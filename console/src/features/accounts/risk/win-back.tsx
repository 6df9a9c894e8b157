import { useState } from 'react';
import { Button } from 'antd';
import { answer, api } from '@/shared/api/client';
import { FormDialog } from '@/shared/form/form-dialog';
import { fieldTime, timeOf } from '@/shared/form/time';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useRefresh } from '../api';
import type { WatchLine } from '../kinds';
import { accountWords } from '../words';
import page from '@/shared/page/page.module.css';

const KINDS = ['call_back', 'visit', 'send', 'other'] as const;
/** A task is to be done within a week, unless another day is set. */
const SECONDS = 7 * 86_400;

/** Gives whoever looks after accounts at risk a task to win each back: for one of them, or all shown (KA-22). */
export function WinBack({ lines, all = false }: { lines: readonly WatchLine[]; all?: boolean }) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  const refresh = useRefresh();
  const [open, setOpen] = useState(0);
  const [given, setGiven] = useState<{ n: number; left: number } | null>(null);
  const [first] = lines;
  const name = all || !first ? t('winBackAll', { n: lines.length }) : t('winBack');
  const reasons = first
    ? first.health.reasons.map(({ id }) => code('sign', id, id)).join(', ')
    : '';
  return (
    <span className={page.bar}>
      <Button
        size="small"
        disabled={lines.length === 0}
        aria-label={all ? name : `${name}: ${first?.company ?? ''}`}
        onClick={() => setOpen(Date.now() / 1000)}
      >
        {name}
      </Button>
      {given && (
        <span className={page.muted} role="status">
          {t('winBackGiven', given)}
        </span>
      )}
      {open > 0 && (
        <FormDialog
          title={all ? name : `${name}: ${first?.company ?? ''}`}
          intro={t('winBackHint')}
          okText={t('winBackDo')}
          fields={[
            {
              key: 'kind',
              label: t('winBackHow'),
              kind: 'choice',
              options: KINDS.map((kind) => [kind, code('task', kind, kind)] as const),
            },
            { key: 'due', label: t('winBackDue'), kind: 'time', required: true },
            { key: 'note', label: t('winBackNote'), kind: 'area' },
          ]}
          values={{ kind: 'call_back', due: fieldTime(open + SECONDS), note: all ? '' : reasons }}
          send={async ({ kind, due, note }) => {
            const body = {
              accounts: lines.map(({ account }) => account),
              kind: kind as (typeof KINDS)[number],
              due: timeOf(String(due)),
              note: String(note),
            };
            const made = await answer(api.POST('/api/v1/watch-list/win-back', { body }));
            setGiven({ n: made.tasks.length, left: made.under_way.length });
          }}
          refresh={refresh}
          close={() => setOpen(0)}
        />
      )}
    </span>
  );
}
