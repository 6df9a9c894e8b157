import { useCallback, useMemo, type ReactNode } from 'react';
import type { QueueView } from '@/shared/api/types';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { TierName } from '@/shared/ui/marks';
import { Card } from './card';
import { Figure, LevelMark } from './figure';
import { percentDown, percentUp } from './format';
import { levelOfExcess, levelOfService, type Level } from './levels';
import type { Filters } from './links';
import { commonGoal, gravestWait, houseNow, longestOf, tiersOf } from './numbers';
import { useThresholds } from './use-house';
import { Waited } from './waited';
import { boardWords } from './words';
import css from './tiles.module.css';

const agentsOf = (feed: Feed) => feed.agents;
const totalOf = (feed: Feed) => feed.total;

/** The row on top: the whole house in a few numbers. It takes as many tiles as it is given. */
export function Tiles({ queues }: { queues: readonly QueueView[] }) {
  const t = useWords(boardWords);
  const agents = useLive(agentsOf);
  const total = useLive(totalOf);
  const thresholds = useThresholds()('');
  const { staff, signedIn, waiting, callbacks } = useMemo(
    () => houseNow(queues, Object.values(agents)),
    [queues, agents],
  );
  const goal = commonGoal(queues);
  const today = total?.today;
  const since = today?.since;
  const sl = today?.sl ?? null;
  const lost = today?.abandon_rate ?? null;
  return (
    <div className={css.tiles}>
      <Tile
        title={t('waiting')}
        of={{ closed: false, phase: 'waiting' }}
        note={<Tiers queues={queues} />}
      >
        {waiting}
      </Tile>
      <Longest queues={queues} />
      <Tile
        title={t('serviceLevel')}
        level={levelOfService(sl, thresholds.service_level)}
        of={{ since }}
        note={goal !== null && <Noted word={t('goal')} figure={percentDown(goal)} />}
      >
        {percentDown(sl)}
      </Tile>
      <Tile
        title={t('abandonedShare')}
        level={levelOfExcess(lost, thresholds.abandoned)}
        of={{ since, outcome: 'abandoned' }}
        note={<Noted word={t('series.abandoned')} figure={today?.abandoned ?? 0} />}
      >
        {percentUp(lost)}
      </Tile>
      <Tile title={t('available')} note={<Noted word={t('signedIn')} figure={signedIn} />}>
        {staff.available}
      </Tile>
      <Tile
        title={t('onCall')}
        of={{ closed: false, phase: 'talking' }}
        note={<Noted word={t('ringing')} figure={staff.offered} />}
      >
        {staff.on_contact}
      </Tile>
      {callbacks && (
        <Tile
          title={t('callbacksDue')}
          note={<Noted word={t('callbacksHeld')} figure={callbacks.held} />}
        >
          {callbacks.due}
        </Tile>
      )}
    </div>
  );
}

interface TileProps {
  title: string;
  level?: Level;
  of?: Filters | undefined;
  note?: ReactNode;
  children: ReactNode;
}

function Tile({ title, level = 'none', of, note, children }: TileProps) {
  return (
    <Card title={title} className={css.tile} extra={<LevelMark level={level} />}>
      <p className={css.value}>
        <Figure of={of} level={level} signed={false}>
          {children}
        </Figure>
      </p>
      <p className={css.note}>{note}</p>
    </Card>
  );
}

function Noted({ word, figure }: { word: string; figure: string | number }) {
  return (
    <span>
      <b>{figure}</b> {word}
    </span>
  );
}

/** How many of each tier wait, in all queues. */
function Tiers({ queues }: { queues: readonly QueueView[] }) {
  return tiersOf(queues).map(([tier, count]) => (
    <span key={tier} className={css.tier}>
      <TierName tier={tier} /> <b>{count}</b>
    </span>
  ));
}

/** The longest wait of all, judged by the gravest of all queues, with the queue it is in. */
function Longest({ queues }: { queues: readonly QueueView[] }) {
  const t = useWords(boardWords);
  const language = useLanguage();
  const thresholdsOf = useThresholds();
  const level = useTick<Level>(
    useCallback((now) => gravestWait(queues, thresholdsOf, now), [queues, thresholdsOf]),
  );
  const longest = longestOf(queues);
  return (
    <Tile
      title={t('longest')}
      level={level}
      of={{ closed: false, phase: 'waiting', queue: longest?.id ?? '' }}
      note={longest && nameIn(longest.name, language)}
    >
      {longest?.oldest_since == null ? '–' : <Waited since={longest.oldest_since} />}
    </Tile>
  );
}
