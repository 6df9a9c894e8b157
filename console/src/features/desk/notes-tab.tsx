import type { Moment } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useContactPage } from '@/shared/contact/api';
import { useNames } from '@/shared/house/names';
import { useErrorText } from '@/shared/i18n/error-words';
import { moment as when } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { ArticleTitle } from './article-title';
import { sideWords } from './side-words';
import css from './side.module.css';

/** What was registered about the contact, the newest first, as the service keeps it. */
export function NotesTab({ contact, mark }: { contact: string; mark: string }) {
  const t = useWords(sideWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const page = useContactPage(contact, mark);
  const notes = page.data?.timeline.filter(({ kind }) => kind === 'contact.disposed') ?? [];
  return (
    <Panel title={t('tab.notes')}>
      {page.isPending && <p role="status">{ui('loading')}</p>}
      {page.isError && <p role="alert">{errorText(errorCode(page.error))}</p>}
      {page.isSuccess && notes.length === 0 && <p className={css.muted}>{t('notesNone')}</p>}
      <ol className={css.notes}>
        {notes.toReversed().map((note) => (
          <Note key={note.seq} note={note} />
        ))}
      </ol>
    </Panel>
  );
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function Note({ note: { at, data } }: { note: Moment }) {
  const t = useWords(sideWords);
  const names = useNames();
  const language = useLanguage();
  const time = (seconds: number) => when(seconds, serverNow(), language);
  const followUp = typeof data.follow_up_at === 'number' ? data.follow_up_at : 0;
  const source = text(data.resolution);
  const article = text(data.article);
  return (
    <li>
      <header>
        <strong>{names.disposition(text(data.disposition))}</strong>
        <small>{t('noteBy', { agent: names.agent(text(data.agent)), time: time(at) })}</small>
      </header>
      <p>{text(data.note) || <span className={css.muted}>{t('noNote')}</span>}</p>
      {source && <small>{t('solvedWith', { source: names.resolution(source) })}</small>}
      {article && <ArticleTitle id={article} />}
      {followUp > 0 && <small>{t('followUpAt', { time: time(followUp) })}</small>}
    </li>
  );
}
