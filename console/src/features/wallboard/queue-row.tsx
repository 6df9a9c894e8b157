import { useCallback } from 'react';
import { DoorClosed } from 'lucide-react';
import type { QueueView } from '@/shared/api/types';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { TierName } from '@/shared/ui/marks';
import { Figure } from './figure';
import { percentDown, shortClock } from './format';
import { levelOfExcess, levelOfService, levelOfWait, type Level } from './levels';
import { useMode } from './mode';
import { tiersOf } from './numbers';
import { useThresholds } from './use-house';
import { Waited } from './waited';
import { boardWords } from './words';
import css from './table.module.css';

const LATELY_SECONDS = 30 * 60;

/** One queue. On the wall its name has a line of its own, so that the numbers can be large. */
export function QueueRow({ queue, columns }: { queue: QueueView; columns: number }) {
  const { mode } = useMode();
  if (mode === 'desk') {
    return (
      <tbody>
        <tr>
          <th scope="row">
            <Name queue={queue} />
          </th>
          <Numbers queue={queue} />
        </tr>
      </tbody>
    );
  }
  return (
    <tbody data-row>
      <tr>
        <th scope="rowgroup" colSpan={columns + 1} className={css.nameLine}>
          <Name queue={queue} />
        </th>
      </tr>
      <tr>
        <td className={css.unseen} />
        <Numbers queue={queue} />
      </tr>
    </tbody>
  );
}

function Name({ queue }: { queue: QueueView }) {
  const t = useWords(boardWords);
  const language = useLanguage();
  return (
    <span className={css.name}>
      {nameIn(queue.name, language)}
      {!queue.open && (
        <span className={css.closed}>
          <DoorClosed aria-hidden />
          {t(queue.by_hand === false ? 'closedByHand' : 'closed')}
        </span>
      )}
      {tiersOf([queue]).map(([tier, count]) => (
        <span key={tier} className={css.tier}>
          <TierName tier={tier} /> <b>{count}</b>
        </span>
      ))}
    </span>
  );
}

function Numbers({ queue }: { queue: QueueView }) {
  const t = useWords(boardWords);
  const thresholds = useThresholds()(queue.id);
  const { id, today, lately } = queue;
  const { held, due } = queue.callbacks;
  const counts = [queue.available, queue.busy, queue.wrap_up, queue.not_ready, held + due];
  const hint = t('hint.today', { seconds: queue.sl_seconds });
  return (
    <>
      <Cell>
        <Figure of={{ queue: id, closed: false, phase: 'waiting' }}>{queue.waiting}</Figure>
      </Cell>
      <Cell>
        <Longest queue={queue} />
      </Cell>
      <Cell title={t('hint.expected')}>
        {queue.expected_wait === null ? '–' : shortClock(queue.expected_wait)}
      </Cell>
      <Cell title={t('hint.lately')}>
        <Figure
          of={{ queue: id, since: Math.floor(serverNow() / 60) * 60 - LATELY_SECONDS }}
          level={levelOfService(lately.sl, thresholds.service_level)}
        >
          {percentDown(lately.sl)}
        </Figure>
      </Cell>
      <Cell title={hint}>
        <Figure
          of={{ queue: id, since: today.since }}
          level={levelOfService(today.sl, thresholds.service_level)}
        >
          {percentDown(today.sl)}
        </Figure>
      </Cell>
      <Cell title={t('hint.abandoned')}>
        <Figure
          of={{ queue: id, since: today.since, outcome: 'abandoned' }}
          level={levelOfExcess(today.abandon_rate, thresholds.abandoned)}
        >
          {today.abandoned}
        </Figure>
      </Cell>
      {counts.map((count, n) => (
        <Cell key={n}>
          {n === 1 ? (
            <Figure of={{ queue: id, closed: false, phase: 'talking' }}>{count}</Figure>
          ) : (
            count
          )}
        </Cell>
      ))}
    </>
  );
}

function Cell({ title, children }: { title?: string; children: React.ReactNode }) {
  const { mode } = useMode();
  return (
    <td className={css.number} title={mode === 'desk' ? title : undefined}>
      {children}
    </td>
  );
}

function Longest({ queue }: { queue: QueueView }) {
  const levels = useThresholds()(queue.id).waiting;
  const since = queue.oldest_since;
  const level = useTick<Level>(
    useCallback((now) => levelOfWait(since === null ? null : now - since, levels), [since, levels]),
  );
  return (
    <Figure of={{ queue: queue.id, closed: false, phase: 'waiting' }} level={level}>
      {since === null ? '–' : <Waited since={since} />}
    </Figure>
  );
}
