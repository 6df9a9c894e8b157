import { useMemo } from 'react';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { BeyondList, StateBar } from './agents';
import { DayChart } from './day-chart';
import { QueueTable } from './queue-table';
import { Tiles } from './tiles';
import { useFreshHouse } from './use-house';
import css from './board.module.css';

const queuesOf = (feed: Feed) => feed.queues;

/** The three rows of the board. Rows share their width among what they are given. */
export function Board() {
  useFreshHouse();
  const views = useLive(queuesOf);
  const queues = useMemo(
    () => Object.values(views).sort((a, b) => a.id.localeCompare(b.id)),
    [views],
  );
  return (
    <>
      <Tiles queues={queues} />
      <div className={css.middle}>
        <QueueTable queues={queues} />
        <div className={css.side}>
          <StateBar />
          <BeyondList />
        </div>
      </div>
      <div className={css.bottom}>
        <DayChart queues={queues} />
      </div>
    </>
  );
}
