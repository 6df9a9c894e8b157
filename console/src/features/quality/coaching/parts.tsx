import { Link } from 'react-router';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import type { Note } from './api';
import { coachingWords } from './words';
import table from '@/shared/table/table.module.css';
import css from '../quality.module.css';

/** What was seen, with the way to where it was. */
export function Seen({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  return (
    <Panel title={t('seen')}>
      <ul className={css.history}>
        {of.seen.map((line, index) => (
          <li key={index}>
            <p className={css.said}>{line.text}</p>
            {(line.evaluation || line.contact) && <Where of={line} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Where({ of }: { of: Note['seen'][number] }) {
  const t = useWords(coachingWords);
  const asked = nameIn(of.asked, useLanguage());
  return (
    <span className={css.line}>
      {asked && <span className={css.below}>{asked}</span>}
      {of.evaluation && (
        <Link
          className={table.link}
          to={`/quality/evaluations/${encodeURIComponent(of.evaluation)}`}
        >
          {t('evaluation')}
        </Link>
      )}
      {of.contact && (
        <Link className={table.link} to={`/contacts/${encodeURIComponent(of.contact)}`}>
          {t('contact')}
        </Link>
      )}
    </span>
  );
}

/** What was agreed, by whom and when, and how far it is. */
export function Agreed({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  const language = useLanguage();
  const now = serverNow();
  return (
    <Panel title={t('agreed')}>
      {of.agreed.length === 0 && <p className={css.muted}>{t('agreedNone')}</p>}
      <ul className={css.history}>
        {of.agreed.map((line, index) => {
          const late = line.due < now && (line.state === 'open' || line.state === 'started');
          return (
            <li key={index}>
              <p className={css.said}>{line.text}</p>
              <span className={late ? css.alarm : css.below}>
                {[
                  t(`who.${line.who}`),
                  moment(line.due, now, language),
                  line.state && t(`task.${line.state}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
