import { Segmented } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { Choice } from '@/shared/page/choice';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { useTasks, type TaskSearch } from '../api';
import { AccountChoice } from '../account-choice';
import { CalendarLink } from '../calendar-link';
import { DUES, dueWithin } from '../day';
import { OwnerChoice } from '../owner-choice';
import { PagedList } from '../paged-list';
import { Whose } from '../whose';
import { followWords, type FollowWord } from '../words';
import { TaskForm } from './task-form';
import { TaskRow } from './task-row';
import css from '@/shared/page/page.module.css';

const COLUMNS: readonly FollowWord[] = ['due', 'task', 'kind', 'about', 'owner', 'state', 'acts'];

/** The tasks of oneself, of others, or that one gave away; the address says which. */
export function TasksPage() {
  const [params] = useQueryState();
  const owner = params.get('owner') ?? '';
  const leads = useMay('manage_cases');
  const search: TaskSearch = {
    owner,
    everybody: !owner && leads && params.get('whose') === 'everybody',
    account: params.get('account') ?? '',
    ...dueWithin(params.get('due') ?? '', serverNow()),
    asked: !owner && params.get('whose') === 'asked',
    live: params.get('which') !== 'all',
    after: params.get('after') ?? '',
  };
  const found = useTasks(search);
  return (
    <>
      <Filters search={search} due={params.get('due') ?? ''} />
      <PagedList
        label="section.tasks"
        none="tasksNone"
        hint="tasksNoneHint"
        columns={COLUMNS}
        of={found}
        lines={found.data?.tasks ?? []}
        line={(task) => <TaskRow key={task.id} task={task} />}
      />
      <CalendarLink />
    </>
  );
}

interface FilterProps {
  search: TaskSearch;
  due: string;
}

function Filters({ search: { owner, asked, live, everybody, account }, due }: FilterProps) {
  const t = useWords(followWords);
  const [, change] = useQueryState();
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Whose owner={owner} everybody={everybody} asked={asked} />
      <Segmented
        size="small"
        aria-label={t('which')}
        value={live ? 'live' : 'all'}
        options={(['live', 'all'] as const).map((value) => ({ value, label: t(`which.${value}`) }))}
        onChange={(which) => change({ which: which === 'all' ? 'all' : '', after: '' })}
      />
      <Choice
        name="due"
        label={t('due')}
        value={due}
        options={DUES.map((value) => [value, t(`due.${value}`)])}
      />
      <AccountChoice account={account} />
      <OwnerChoice owner={owner} />
      <Add name={t('newTask')}>{(close) => <TaskForm close={close} />}</Add>
    </div>
  );
}
