import { useCallback } from 'react';
import { TriangleAlert } from 'lucide-react';
import type { QueueView } from '@/shared/api/types';
import { clock } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { TierName } from '@/shared/ui/marks';
import { Panel } from '@/shared/ui/panel';
import { deskWords } from './words';
import css from './queues.module.css';

const queuesOf = (feed: Feed) => feed.queues;

/** The queues that the agent serves: who waits, by tier, and for how long. */
export function MyQueues({ ids }: { ids: readonly string[] }) {
  const t = useWords(deskWords);
  const queues = useLive(queuesOf);
  const mine = ids.flatMap((id) => queues[id] ?? []);
  return (
    <Panel title={t('myQueues')}>
      {mine.length === 0 && <p className={css.muted}>{t('noQueues')}</p>}
      <ul className={css.list}>
        {mine.map((queue) => (
          <Queue key={queue.id} queue={queue} />
        ))}
      </ul>
    </Panel>
  );
}

function Queue({ queue }: { queue: QueueView }) {
  const t = useWords(deskWords);
  const language = useLanguage();
  const { available, busy, waiting } = queue;
  return (
    <li className={css.queue}>
      <div className={css.line}>
        <span className={css.name}>{nameIn(queue.name, language)}</span>
        {queue.oldest_since !== null && (
          <Oldest since={queue.oldest_since} target={queue.sl_seconds} />
        )}
      </div>
      <div className={css.line}>
        {waiting > 0 ? (
          <span className={css.tiers}>
            <Tiers queue={queue} />
          </span>
        ) : (
          <span className={css.muted}>{t('nobodyWaits')}</span>
        )}
        <span className={css.muted}>{t('free', { free: available, busy })}</span>
      </div>
    </li>
  );
}

function Tiers({ queue }: { queue: QueueView }) {
  const t = useWords(deskWords);
  const tiers = Object.entries(queue.waiting_by_tier)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b));
  return (
    <>
      <span className={css.count}>{t('waiting', { n: queue.waiting })}</span>
      {tiers.map(([tier, n]) => {
        const text = t('waitingTier', { tier: tier || t('noTier'), n });
        return (
          <span key={tier} className={css.tier} title={text}>
            <TierName tier={tier} /> <b>{n}</b>
          </span>
        );
      })}
    </>
  );
}

/** Red, with a sign and words, once past the queue's own target (exactly at the target is still within). */
function Oldest({ since, target }: { since: number; target: number }) {
  const t = useWords(deskWords);
  const text = useTick(useCallback((now: number) => clock(now - since), [since]));
  const late = useTick(useCallback((now: number) => now - since > target, [since, target]));
  const title = late ? t('pastTarget', { seconds: target }) : t('target', { seconds: target });
  return (
    <span className={late ? css.late : css.wait} title={`${t('oldest')} · ${title}`}>
      {late && <TriangleAlert size={13} aria-label={title} />}
      <time role="timer" aria-label={t('oldest')}>
        {text}
      </time>
    </span>
  );
}
