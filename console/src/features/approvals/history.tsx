import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import type { Act } from './kinds';
import { approvalWords } from './words';
import css from './approvals.module.css';

/** Who did what with an approval, the oldest first. */
export function History({ acts, open }: { acts: readonly Act[]; open: boolean }) {
  const t = useWords(approvalWords);
  const names = useNames();
  const language = useLanguage();
  return (
    <details className={css.history} open={open}>
      <summary>
        {t('history')} ({acts.length})
      </summary>
      <ol>
        {acts.map(({ at, by, verdict, reason, to }) => (
          <li key={`${at} ${verdict} ${by}`}>
            <time>{moment(at, serverNow(), language)}</time> ·{' '}
            <strong>{names.user(by) || t('system')}</strong>{' '}
            {t(`act.${verdict}`, { to: names.user(to) })}
            {reason && ` — ${reason}`}
          </li>
        ))}
      </ol>
    </details>
  );
}
