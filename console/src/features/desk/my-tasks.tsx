import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import type { components } from '@/shared/api/schema';
import type { DeskView } from '@/shared/api/types';
import { CallButton } from '@/shared/calling/call-button';
import { useErrorText } from '@/shared/i18n/error-words';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { may, useMe } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { useNextTasks } from './api/tasks';
import { sideWords } from './side-words';
import css from './tasks.module.css';

/** What the agent is to do next: also what was agreed with a customer when a contact was registered. */
export function MyTasks({ desk }: { desk: DeskView }) {
  const me = useMe();
  return may(me, 'follow_up') ? <Tasks desk={desk} /> : null;
}

function Tasks({ desk }: { desk: DeskView }) {
  const t = useWords(sideWords);
  const errorText = useErrorText();
  const found = useNextTasks(`${desk.agent.presence} ${desk.work.map(({ id }) => id).join(' ')}`);
  return (
    <Panel title={t('myTasks')}>
      {found.isError && <p role="alert">{errorText(errorCode(found.error))}</p>}
      {found.data?.tasks.length === 0 && <p className={css.muted}>{t('myTasksNone')}</p>}
      <ul className={css.list}>
        {found.data?.tasks.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </ul>
      <Link to="/follow-up">{t('allTasks')}</Link>
    </Panel>
  );
}

function Row({ task }: { task: components['schemas']['Task'] }) {
  const t = useWords(sideWords);
  const language = useLanguage();
  const { due, title, note, number } = task;
  const late = due < serverNow();
  return (
    <li className={css.line} title={note}>
      <time className={late ? css.late : css.muted}>
        {late && <TriangleAlert size={13} aria-label={t('late')} />}{' '}
        {moment(due, serverNow(), language)}
      </time>
      <span className={css.what}>
        {title}
        {note && <small className={css.muted}>{note}</small>}
      </span>
      <CallButton number={number} />
    </li>
  );
}
