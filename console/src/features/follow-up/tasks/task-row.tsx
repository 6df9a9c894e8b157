import { useState } from 'react';
import { Button } from 'antd';
import { Check, Pencil, Repeat, RotateCcw, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { AccountLink } from '../account-link';
import { moveTask, useRefresh } from '../api';
import { isLive, type Task } from '../kinds';
import { followWords } from '../words';
import { TaskForm } from './task-form';
import css from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

/** One task; one click and it is done. */
export function TaskRow({ task }: { task: Task }) {
  const t = useWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const { title, kind, note, due, owner, state, rule, account } = task;
  const late = isLive(task) && due < serverNow();
  return (
    <tr>
      <td className={late ? css.late : undefined}>
        {late && <TriangleAlert size={13} aria-label={t('overdue')} />}{' '}
        {moment(due, serverNow(), language)}
      </td>
      <td className={css.wide} title={note || title}>
        {title} {rule && <Repeat size={13} aria-label={t('repeats')} />}
      </td>
      <td>{t(`kind.${kind}`)}</td>
      <td>
        <AccountLink id={account} />
        {account && task.case && ' · '}
        {task.case && <CaseLink id={task.case} />}
        {task.quality && (
          <Link className={table.link} to={`/quality/${task.quality}`}>
            {t('openQuality')}
          </Link>
        )}
      </td>
      <td>{names.user(owner)}</td>
      <td>{t(`task.${state}`)}</td>
      <td>
        <Acts task={task} />
      </td>
    </tr>
  );
}

function CaseLink({ id }: { id: string }) {
  const t = useWords(followWords);
  return (
    <Link className={table.link} to={`/cases/${id}`}>
      {t('openCase')}
    </Link>
  );
}

function Acts({ task }: { task: Task }) {
  const t = useWords(followWords);
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [changing, setChanging] = useState(false);
  const { id, title } = task;
  const live = isLive(task);
  const move = async () => {
    setBusy(true);
    try {
      await moveTask(id, live ? 'done' : 'open');
    } catch (error) {
      showNotice(errorCode(error));
    }
    await refresh();
    setBusy(false);
  };
  return (
    <span className={css.tools}>
      <Button
        size="small"
        loading={busy}
        aria-label={live ? t('doneNamed', { title }) : undefined}
        icon={live ? <Check size={14} aria-hidden /> : <RotateCcw size={14} aria-hidden />}
        onClick={() => void move()}
      >
        {t(live ? 'done' : 'reopen')}
      </Button>
      {live && (
        <Button
          size="small"
          type="text"
          aria-label={t('editNamed', { title })}
          title={t('edit')}
          icon={<Pencil size={14} aria-hidden />}
          onClick={() => setChanging(true)}
        />
      )}
      {changing && <TaskForm task={task} close={() => setChanging(false)} />}
    </span>
  );
}
