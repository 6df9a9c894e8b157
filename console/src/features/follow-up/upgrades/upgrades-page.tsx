import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import type { Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { timeOf } from '@/shared/form/time';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useRefresh } from '../api';
import { day } from '../day';
import { TaskRow } from '../tasks/task-row';
import { followWords, type FollowWord } from '../words';
import { addUpgrade, useUpgrade, useUpgrades, type UpgradePage } from './api';
import { upgradeWords } from './words';
import css from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

const COUNTS = ['open', 'overdue', 'done', 'cancelled'] as const;
const TASK_COLUMNS: readonly FollowWord[] = [
  'due',
  'task',
  'kind',
  'about',
  'owner',
  'state',
  'acts',
];

/** Upgrades of products, and how far the trainings are that they began (PR-06). */
export function UpgradesPage() {
  const t = useWords(upgradeWords);
  const changes = useMay('change_accounts');
  const [params] = useQueryState();
  const found = useUpgrades(params.get('after') ?? '');
  const upgrades = found.data?.upgrades ?? [];
  const chosen = params.get('of') ?? '';
  return (
    <>
      <div className={css.bar}>
        {changes && <Add name={t('add')}>{(close) => <UpgradeForm close={close} />}</Add>}
      </div>
      <ListFrame
        label={t('title')}
        of={found}
        count={upgrades.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable
          label={t('title')}
          columns={[t('name'), t('due'), ...COUNTS.map((word) => t(word))]}
        >
          {upgrades.map((page) => (
            <Row key={page.upgrade.id} page={page} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={upgrades.length} next={found.data.after} />}
      {chosen && <Trainings id={chosen} />}
    </>
  );
}

function Row({ page }: { page: UpgradePage }) {
  const language = useLanguage();
  const [params, change] = useQueryState();
  const { id, name, due } = page.upgrade;
  const here = params.get('of') === id;
  return (
    <tr>
      <td className={css.wide}>
        <button
          type="button"
          className={table.link}
          aria-expanded={here}
          onClick={() => change({ of: here ? '' : id })}
        >
          {name}
        </button>
      </td>
      <td>{day(due, language)}</td>
      {COUNTS.map((word) => (
        <td key={word} className={word === 'overdue' && page.overdue > 0 ? css.late : undefined}>
          {page[word]}
        </td>
      ))}
    </tr>
  );
}

/** The trainings of one upgrade: the tasks behind its numbers. */
function Trainings({ id }: { id: string }) {
  const t = useWords(upgradeWords);
  const task = useWords(followWords);
  const found = useUpgrade(id);
  const title = t('trainings', { name: found.data?.upgrade.name ?? '' });
  return (
    <Panel title={title}>
      <State of={found} />
      {found.data && (
        <ListTable label={title} columns={TASK_COLUMNS.map((word) => task(word))}>
          {found.data.tasks.map((each) => (
            <TaskRow key={each.id} task={each} />
          ))}
        </ListTable>
      )}
    </Panel>
  );
}

function UpgradeForm({ close }: { close: () => void }) {
  const t = useWords(upgradeWords);
  const { tiers } = useHouse();
  const names = useNames();
  const refresh = useRefresh();
  const send = (values: Values) =>
    addUpgrade({
      name: String(values.name).trim(),
      note: String(values.note ?? '').trim(),
      due: timeOf(String(values.due ?? '')),
      tier: String(values.tier ?? ''),
    });
  return (
    <FormDialog
      title={t('add')}
      intro={t('addHint')}
      okText={t('send')}
      fields={[
        { key: 'name', label: t('name'), required: true },
        { key: 'due', label: t('due'), kind: 'time', required: true },
        {
          key: 'tier',
          label: t('tier'),
          kind: 'choice',
          options: [['', t('allTiers')], ...tiers.map(({ id }) => [id, names.tier(id)] as const)],
        },
        { key: 'note', label: t('note'), kind: 'area' },
      ]}
      values={{ name: '', due: '', tier: '', note: '' }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
