import { memo } from 'react';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { TierBadge } from '@/shared/ui/marks';
import type { CaseLine } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { TimeLeft } from '@/shared/cases/time-left';
import { caseWords } from '@/shared/cases/words';
import table from '@/shared/table/table.module.css';
import css from '../cases.module.css';

/** One case of the list; its title leads to its page. */
export const CaseRow = memo(function CaseRow({ line }: { line: CaseLine }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const names = useNames();
  const language = useLanguage();
  return (
    <tr>
      <td className={table.muted}>{line.number}</td>
      <td className={css.subject}>
        <span className={css.case}>
          <TierBadge tier={line.tier} />
          <Link className={table.link} to={`/cases/${line.id}`}>
            {line.title}
          </Link>
          {(line.priority === 'high' || line.priority === 'urgent') && (
            <strong>{code('priority', line.priority, line.priority)}</strong>
          )}
        </span>
      </td>
      <td>{code('state', line.state, line.state)}</td>
      <td>{code('type', line.type, line.type)}</td>
      <td>{line.department && names.department(line.department)}</td>
      <td>{names.user(line.owner) || <span className={table.muted}>{t('nobody')}</span>}</td>
      <td>
        <Due line={line} />
      </td>
      <td className={table.muted}>{moment(line.changed_at, serverNow(), language)}</td>
    </tr>
  );
});

function Due({ line }: { line: CaseLine }) {
  const t = useWords(caseWords);
  if (line.paused) return <span className={table.muted}>{t('paused')}</span>;
  if (line.due_at === null) return null;
  return (
    <span className={css.case}>
      {line.breached && <TriangleAlert size={13} aria-label={t('missed')} />}
      <TimeLeft due={line.due_at} />
    </span>
  );
}
