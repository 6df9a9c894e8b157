import { useState } from 'react';
import { Button } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { AccountLink } from '../account-link';
import { moveVisit, useRefresh } from '../api';
import type { Visit } from '../kinds';
import { followWords } from '../words';
import { ReportForm } from './report-form';
import { VisitForm } from './visit-form';
import css from '@/shared/page/page.module.css';

/** One visit; one that should have been made asks for its report. */
export function VisitRow({ visit }: { visit: Visit }) {
  const t = useWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const { planned, held_at, account, purpose, preparation, owner, state, report } = visit;
  const late = state === 'planned' && planned < serverNow();
  const told = report?.summary ? `${purpose} — ${report.summary}` : purpose;
  return (
    <tr>
      <td>{moment(held_at || planned, serverNow(), language)}</td>
      <td>
        <AccountLink id={account} />
      </td>
      <td className={css.wide} title={preparation || told}>
        {told}
      </td>
      <td>{names.user(owner)}</td>
      <td className={late ? css.late : undefined}>
        {late && <TriangleAlert size={13} aria-hidden />} {t(late ? 'awaited' : `visit.${state}`)}
      </td>
      <td>
        <Acts visit={visit} />
      </td>
    </tr>
  );
}

function Acts({ visit }: { visit: Visit }) {
  const t = useWords(followWords);
  const refresh = useRefresh();
  const [open, setOpen] = useState<'report' | 'change' | null>(null);
  const { id, state } = visit;
  const move = (to: 'cancelled' | 'planned') =>
    void moveVisit(id, to)
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  return (
    <span className={css.tools}>
      {state !== 'cancelled' && (
        <Button size="small" onClick={() => setOpen('report')}>
          {t('report')}
        </Button>
      )}
      {state === 'planned' && (
        <Button size="small" onClick={() => setOpen('change')}>
          {t('edit')}
        </Button>
      )}
      {state === 'planned' && (
        <Button size="small" type="text" onClick={() => move('cancelled')}>
          {t('cancelVisit')}
        </Button>
      )}
      {state === 'cancelled' && (
        <Button size="small" onClick={() => move('planned')}>
          {t('again')}
        </Button>
      )}
      {open === 'report' && <ReportForm visit={visit} close={() => setOpen(null)} />}
      {open === 'change' && (
        <VisitForm visit={visit} account={visit.account} close={() => setOpen(null)} />
      )}
    </span>
  );
}
