import { Segmented } from 'antd';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { Choice } from '@/shared/page/choice';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { useTasks, type TaskSearch } from '../api';
import { AccountChoice } from '../account-choice';
import { CalendarLink } from '../calendar-link';
import { DUES, dueWithin } from '../day';
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
  const tasks = found.data?.tasks ?? [];
  return (
    <>
      <Filters search={search} due={params.get('due') ?? ''} />
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

interface FilterProps {
  search: TaskSearch;
  due: string;
}

function Filters({ search: { owner, asked, live, everybody, account }, due }: FilterProps) {
  const leads = useMay('manage_cases');
  const t = useWords(followWords);
  const names = useNames();
  const [, change] = useQueryState();
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('whose')}
        value={owner ? 'somebody' : everybody ? 'everybody' : asked ? 'asked' : 'mine'}
        options={[
          { value: 'mine', label: t('whose.mine') },
          { value: 'asked', label: t('whose.asked') },
          ...(leads ? [{ value: 'everybody', label: t('whose.everybody') }] : []),
          ...(owner
            ? [{ value: 'somebody', label: t('whose.somebody', { name: names.user(owner) }) }]
            : []),
        ]}
        onChange={(whose) => change({ whose: whose === 'mine' ? '' : whose, owner: '', after: '' })}
      />
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
