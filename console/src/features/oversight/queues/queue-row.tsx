import { memo } from 'react';
import type { QueueView } from '@/shared/api/types';
import { clock } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Dot } from '@/shared/ui/marks';
import { Wait } from '@/shared/ui/wait';
import { uiWords } from '@/shared/ui/words';
import { NO_TIER, type State } from '../filters';
import { levelOf } from '../select';
import { oversightWords, type OversightWord } from '../words';
import { NumberLink } from './number-link';
import { OpenMenu } from './open-menu';
import table from '@/shared/table/table.module.css';
import css from './queues.module.css';

const COUNTED: readonly [State, 'available' | 'busy' | 'wrap_up' | 'not_ready', OversightWord][] = [
  ['available', 'available', 'free'],
  ['busy', 'busy', 'busy'],
  ['wrap_up', 'wrap_up', 'wrapUp'],
  ['not_ready', 'not_ready', 'away'],
];

/** One queue. Drawn again only when the feed says something new about it. */
export const QueueRow = memo(function QueueRow({ queue }: { queue: QueueView }) {
  const t = useWords(oversightWords);
  const ui = useWords(uiWords);
  const language = useLanguage();
  const name = nameIn(queue.name, language) || queue.id;
  return (
    <tr>
      <th scope="row" className={css.name}>
        {name}
      </th>
      <td className={table.number}>
        <NumberLink
          n={queue.waiting}
          label={t('see.waiting', { n: queue.waiting, queue: name })}
          change={{ queue: queue.id }}
          list="waiting"
          strong
        />
      </td>
      <td>
        <Tiers queue={queue} name={name} />
      </td>
      <td className={table.number}>
        {queue.oldest_since === null ? (
          <span className={table.muted}>{ui('none')}</span>
        ) : (
          <Wait since={queue.oldest_since} target={queue.sl_seconds} />
        )}
      </td>
      <td className={table.number}>
        {queue.expected_wait === null ? (
          <span className={table.muted}>{ui('none')}</span>
        ) : (
          clock(queue.expected_wait)
        )}
      </td>
      <Today queue={queue} name={name} />
      {COUNTED.map(([state, count, word]) => (
        <td key={state} className={table.number}>
          <NumberLink
            n={queue[count]}
            label={t('see.agents', { n: queue[count], state: t(word), queue: name })}
            change={{ queue: queue.id, state }}
            list="agents"
          />
        </td>
      ))}
      <td>
        <OpenMenu queue={queue} name={name} />
      </td>
    </tr>
  );
});

function Tiers({ queue, name }: { queue: QueueView; name: string }) {
  const t = useWords(oversightWords);
  const tiers = Object.entries(queue.waiting_by_tier)
    .filter(([, n]) => n > 0)
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b));
  return (
    <span className={css.tiers}>
      {tiers.map(([tier, n]) => (
        <NumberLink
          key={tier}
          n={n}
          before={tier || t('noTier')}
          label={t('see.tier', { n, tier: tier || t('noTier'), queue: name })}
          change={{ queue: queue.id, tier: tier || NO_TIER }}
          list="waiting"
        />
      ))}
    </span>
  );
}

const LEVELS = { good: 'available', low: 'offered', bad: 'bad' } as const;

/** Today's numbers lead to the contacts they count, out of all that came since the queue's midnight. */
function Today({ queue, name }: { queue: QueueView; name: string }) {
  const t = useWords(oversightWords);
  const { today } = queue;
  const since = String(today.since);
  const sl = today.sl === null ? '–' : `${Math.round(today.sl * 100)} %`;
  const goal = Math.round(queue.sl_goal * 100);
  return (
    <>
      <td className={table.number}>
        <span className={css.level}>
          {today.sl !== null && <Dot color={LEVELS[levelOf(today.sl, queue.sl_goal)]} />}
          <NumberLink
            n={today.offered}
            shown={sl}
            label={t('see.today', { sl, queue: name })}
            title={t('slHint', {
              answered: today.answered,
              offered: today.offered,
              goal,
              seconds: queue.sl_seconds,
            })}
            to={{ pathname: '/contacts', search: `?queue=${queue.id}&since=${since}` }}
          />
        </span>
      </td>
      <td className={table.number}>
        <NumberLink
          n={today.abandoned}
          label={t('see.abandoned', { n: today.abandoned, queue: name })}
          title={t('abandonedHint', { short: today.short_abandoned })}
          to={{
            pathname: '/contacts',
            search: `?queue=${queue.id}&outcome=abandoned&since=${since}`,
          }}
        />
      </td>
    </>
  );
}
