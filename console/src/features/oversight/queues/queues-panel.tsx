import type { Feed } from '@/shared/live/feed';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useLive } from '@/shared/live/live';
import { SortHead } from '@/shared/table/sort-head';
import { sorted, useOrder } from '@/shared/table/sorting';
import { Panel } from '@/shared/ui/panel';
import { oversightWords } from '../words';
import { QUEUE_ORDER, type QueueColumn } from './order';
import { QueueRow } from './queue-row';
import table from '@/shared/table/table.module.css';
import css from './queues.module.css';

const queuesOf = (feed: Feed) => feed.queues;

/** Every queue in one line; each number leads to those it counts. */
export function QueuesPanel() {
  const t = useWords(oversightWords);
  const language = useLanguage();
  const queues = Object.values(useLive(queuesOf));
  const [order, turn] = useOrder<QueueColumn>({ by: 'name', down: false });
  const rows = sorted(
    queues,
    order,
    QUEUE_ORDER((queue) => nameIn(queue.name, language)),
  );
  const head = (by: QueueColumn, label: string) => (
    <SortHead by={by} label={label} order={order} turn={turn} number={by !== 'name'} />
  );
  return (
    <Panel title={t('queues')} className={css.panel}>
      <div className={`${table.box} ${css.box}`}>
        <table className={table.table} aria-label={t('queues')}>
          <thead>
            <tr>
              {head('name', t('queue'))}
              {head('waiting', t('waiting'))}
              <th scope="col">{t('tiers')}</th>
              {head('longest', t('longest'))}
              <th scope="col" className={table.number} title={t('expectedHint')}>
                {t('expected')}
              </th>
              {head('sl', t('sl'))}
              {head('abandoned', t('abandoned'))}
              {(['free', 'busy', 'wrapUp', 'away'] as const).map((word) => (
                <th key={word} scope="col" className={table.number}>
                  {t(word)}
                </th>
              ))}
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((queue) => (
              <QueueRow key={queue.id} queue={queue} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={table.empty}>{t('noQueues')}</p>}
      </div>
    </Panel>
  );
}
