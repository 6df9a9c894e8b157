import { Segmented } from 'antd';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useQueryState } from '@/shared/table/query-state';
import { useTasks, type TaskSearch } from '../api';
import { CalendarLink } from '../calendar-link';
import { OwnerChoice } from '../owner-choice';
import { followWords, type FollowWord } from '../words';
import { TaskForm } from './task-form';
import { TaskRow } from './task-row';
import css from '@/shared/page/page.module.css';

const COLUMNS: readonly FollowWord[] = ['due', 'task', 'kind', 'about', 'owner', 'state', 'acts'];

/** The tasks of oneself, of others, or that one gave away; the address says which. */
export function TasksPage() {
  const t = useWords(followWords);
  const [params] = useQueryState();
  const owner = params.get('owner') ?? '';
  const search: TaskSearch = {
    owner,
    asked: !owner && params.get('whose') === 'asked',
    live: params.get('which') !== 'all',
    after: params.get('after') ?? '',
  };
  const found = useTasks(search);
  const tasks = found.data?.tasks ?? [];
  return (
    <>
      <Filters search={search} />
      <ListFrame
        label={t('section.tasks')}
        of={found}
        count={tasks.length}
        none={t('tasksNone')}
        hint={t('tasksNoneHint')}
      >
        <ListTable label={t('section.tasks')} columns={COLUMNS.map((word) => t(word))}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={tasks.length} next={found.data.after} />}
      <CalendarLink />
    </>
  );
}

function Filters({ search: { owner, asked, live } }: { search: TaskSearch }) {
  const t = useWords(followWords);
  const names = useNames();
  const [, change] = useQueryState();
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('whose')}
        value={owner ? 'somebody' : asked ? 'asked' : 'mine'}
        options={[
          { value: 'mine', label: t('whose.mine') },
          { value: 'asked', label: t('whose.asked') },
          ...(owner
            ? [{ value: 'somebody', label: t('whose.somebody', { name: names.user(owner) }) }]
            : []),
        ]}
        onChange={(whose) =>
          change({ whose: whose === 'asked' ? whose : '', owner: '', after: '' })
        }
      />
      <Segmented
        size="small"
        aria-label={t('which')}
        value={live ? 'live' : 'all'}
        options={(['live', 'all'] as const).map((value) => ({ value, label: t(`which.${value}`) }))}
        onChange={(which) => change({ which: which === 'all' ? 'all' : '', after: '' })}
      />
      <OwnerChoice owner={owner} />
      <Add name={t('newTask')}>{(close) => <TaskForm close={close} />}</Add>
    </div>
  );
}
