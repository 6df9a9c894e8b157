import { useRef } from 'react';
import type { QueueView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { Hidden } from '@/shared/ui/marks';
import { Card } from './card';
import { useMode } from './mode';
import { usePages, useRoom } from './paging';
import { QueueRow } from './queue-row';
import { boardWords } from './words';
import css from './table.module.css';

const COLUMNS = [
  'waiting',
  'longest',
  'expected',
  'lately',
  'today',
  'abandoned',
  'free',
  'busy',
  'wrap',
  'away',
  'held',
] as const;

/** The queues, one row each. On a screen on the wall, pages of as many as there is room for. */
export function QueueTable({ queues }: { queues: readonly QueueView[] }) {
  const t = useWords(boardWords);
  const { mode } = useMode();
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box, queues.length);
  const page = usePages(queues, mode === 'tv' ? room : Infinity);
  return (
    <Card
      title={t('queues')}
      className={css.card}
      extra={page.count > 1 && <PageMarks index={page.index} count={page.count} />}
    >
      {queues.length === 0 && <p className={css.empty}>{t('noQueues')}</p>}
      <div ref={box} className={css.box}>
        <table className={css.table}>
          <thead data-head>
            <tr>
              <th scope="col" className={mode === 'tv' ? css.unseen : undefined}>
                {t('queue')}
              </th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={css.number}>
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {page.items.map((queue) => (
            <QueueRow key={queue.id} queue={queue} columns={COLUMNS.length} />
          ))}
        </table>
      </div>
    </Card>
  );
}

/** Which page it is: a row of marks, the current one filled. */
export function PageMarks({ index, count }: { index: number; count: number }) {
  const t = useWords(boardWords);
  return (
    <span className={css.pages}>
      <Hidden>{t('page', { n: index + 1, count })}</Hidden>
      {Array.from({ length: count }, (_, n) => (
        <span key={n} aria-hidden className={n === index ? css.current : css.other} />
      ))}
    </span>
  );
}
