import { useCallback, useMemo, useState, type CSSProperties } from 'react';
import { Select } from 'antd';
import { Link } from 'react-router';
import type { QueueView } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { Card } from './card';
import { dayOf, hoursApart, QUARTER, summed, type Day, type Slot } from './bars';
import { wallClock } from './format';
import { contactsLink } from './links';
import { useMode } from './mode';
import { boardWords } from './words';
import css from './chart.module.css';

const quartersOf = (feed: Feed) => feed.quarters;
const lastWeekOf = (feed: Feed) => feed.lastWeek;
const quarterOf = (now: number) => Math.floor(now / QUARTER) * QUARTER;

/** The day in quarters of an hour, beside the same weekday last week where that is known. */
export function DayChart({ queues }: { queues: readonly QueueView[] }) {
  const t = useWords(boardWords);
  const { mode } = useMode();
  const [chosen, choose] = useState('');
  const shown = useMemo(
    () => queues.filter((queue) => chosen === '' || queue.id === chosen),
    [queues, chosen],
  );
  const day = useDay(shown);
  return (
    <Card
      title={t('day')}
      className={css.card}
      extra={mode === 'desk' && <QueueChoice queues={queues} chosen={chosen} choose={choose} />}
    >
      <Legend day={day} />
      <Bars day={day} queue={chosen} />
    </Card>
  );
}

function useDay(queues: readonly QueueView[]): Day {
  const quarters = useLive(quartersOf);
  const lastWeek = useLive(lastWeekOf);
  const now = useTick(quarterOf);
  const midnight = Math.min(now, ...queues.map((queue) => queue.today.since));
  const ids = queues.map((queue) => queue.id).join('\n');
  return useMemo(() => {
    const wanted = ids.split('\n');
    return dayOf(summed(quarters, wanted), summed(lastWeek, wanted), midnight, now);
  }, [quarters, lastWeek, ids, midnight, now]);
}

interface ChoiceProps {
  queues: readonly QueueView[];
  chosen: string;
  choose: (queue: string) => void;
}

function QueueChoice({ queues, chosen, choose }: ChoiceProps) {
  const t = useWords(boardWords);
  const language = useLanguage();
  return (
    <Select
      size="small"
      className={css.choice}
      aria-label={t('chartQueue')}
      value={chosen}
      onChange={choose}
      options={[
        { value: '', label: t('allQueues') },
        ...queues.map(({ id, name }) => ({ value: id, label: nameIn(name, language) })),
      ]}
    />
  );
}

function Legend({ day }: { day: Day }) {
  const t = useWords(boardWords);
  return (
    <ul className={css.legend}>
      <li>
        <span className={css.answered} aria-hidden />
        {t('series.answered')} <b>{day.answered}</b>
      </li>
      <li>
        <span className={css.abandoned} aria-hidden />
        {t('series.abandoned')} <b>{day.abandoned}</b>
      </li>
      {day.compared && (
        <li>
          <span className={css.before} aria-hidden />
          {t('series.before')}
        </li>
      )}
    </ul>
  );
}

function Bars({ day, queue }: { day: Day; queue: string }) {
  const t = useWords(boardWords);
  const { links, mode } = useMode();
  const { zone } = useHouse();
  const apart = hoursApart(day.slots.length, mode === 'tv' ? 8 : 16);
  const first = day.slots[0]?.start ?? 0;
  const marked = useCallback(
    (slot: Slot) => (slot.start - first) % (apart * 3600) === 0,
    [apart, first],
  );
  const { answered, abandoned } = day;
  return (
    <div
      className={css.plot}
      role={links ? 'group' : 'img'}
      aria-label={t('summary', { answered, abandoned })}
    >
      <div className={css.bars}>
        {day.slots.map((slot) => (
          <Bar key={slot.start} slot={slot} top={day.top} queue={queue} zone={zone} />
        ))}
      </div>
      <div className={css.axis} aria-hidden>
        {day.slots.filter(marked).map((slot) => (
          <span key={slot.start} style={{ flexGrow: Math.min(apart * 4, day.slots.length) }}>
            {wallClock(slot.start, zone)}
          </span>
        ))}
      </div>
    </div>
  );
}

const heightOf = (count: number, top: number): CSSProperties => ({
  height: `${((100 * count) / top).toFixed(2)}%`,
});

interface BarProps {
  slot: Slot;
  top: number;
  queue: string;
  zone: string;
}

function Bar({ slot, top, queue, zone }: BarProps) {
  const t = useWords(boardWords);
  const { links } = useMode();
  const { answered, abandoned, before, start } = slot;
  const drawn = (
    <>
      {before !== null && <span className={css.before} style={heightOf(before, top)} />}
      <span className={css.abandoned} style={heightOf(abandoned, top)} />
      <span className={css.answered} style={heightOf(answered, top)} />
    </>
  );
  if (!links || slot.offered === 0) return <span className={css.bar}>{drawn}</span>;
  const text = t('bar', { time: wallClock(start, zone), answered, abandoned });
  return (
    <Link
      className={css.bar}
      to={contactsLink({ queue, since: start, before: start + QUARTER })}
      title={text}
      aria-label={text}
    >
      {drawn}
    </Link>
  );
}
