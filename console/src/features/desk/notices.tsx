import { Button } from 'antd';
import { Megaphone } from 'lucide-react';
import type { DeskView } from '@/shared/api/types';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { serverNow } from '@/shared/live/live';
import { dismissNotices } from './api/shift';
import { sideWords } from './side-words';
import css from './side.module.css';

/** What supervisors have written to this desk, until the agent has read it. */
export function Notices({ notices }: { notices: DeskView['notices'] }) {
  const t = useWords(sideWords);
  const language = useLanguage();
  const pending = usePending().includes('notices');
  return (
    <div role="status" className={css.noticesHome}>
      {notices.length > 0 && (
        <section className={css.notices} aria-label={t('notices')}>
          <header className={css.noticesHead}>
            <Megaphone size={16} aria-hidden />
            <h2>{t('notices')}</h2>
            <Button
              size="small"
              loading={pending}
              onClick={() => void runCommand('notices', dismissNotices)}
            >
              {t('dismiss')}
            </Button>
          </header>
          <ul>
            {notices.map((notice) => (
              <li key={`${notice.at} ${notice.from}`}>
                <p>{notice.text}</p>
                <small>
                  {notice.from}, {moment(notice.at, serverNow(), language)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
