import { useCallback, useEffect } from 'react';
import { Radio, WifiOff } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useHouse } from '@/shared/house/house';
import { useWords } from '@/shared/i18n/words';
import { useStale } from '@/shared/live/freshness';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { usePrefs } from '@/shared/prefs/prefs';
import { Board } from './board';
import { wallClock } from './format';
import { ModeContext } from './mode';
import { useWakeLock } from './use-wake-lock';
import { boardWords } from './words';
import css from './board.module.css';

const MODE = { mode: 'tv', links: false } as const;
const stateOf = (feed: Feed) => feed.link.state;
const hasPicture = (feed: Feed) => feed.seq !== null;

/** The board on the wall: dark unless this browser was set to light, nothing to press. Esc leads to the desk. */
export function TvBoard() {
  const t = useWords(boardWords);
  const { theme } = usePrefs();
  const house = useHouse();
  const known = useLive(hasPicture);
  const awake = useWakeLock();
  useEscape('/wallboard?mode=desk');
  return (
    <ModeContext value={MODE}>
      <div
        className={`${css.board} ${css.tv}`}
        data-theme={theme === 'light' ? 'light' : 'dark'}
        data-mode="tv"
      >
        <header className={css.head}>
          <h1 className={css.house}>{house.name || t('title')}</h1>
          {awake === 'refused' && <span className={css.hint}>{t('mayDim')}</span>}
          <LinkMark />
          <Clock zone={house.zone} />
        </header>
        {known ? <Board /> : <p className={css.loading}>{t('waitingForFeed')}</p>}
      </div>
    </ModeContext>
  );
}

function useEscape(to: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void navigate(to);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [navigate, to]);
}

function LinkMark() {
  const t = useWords(boardWords);
  const state = useLive(stateOf);
  const stale = useStale() > 0;
  const shown = state === 'live' && stale ? 'silent' : state;
  const Sign = shown === 'live' ? Radio : WifiOff;
  return (
    <span className={css.link} data-state={shown} role="status">
      <Sign aria-hidden />
      {t(`link.${shown}`)}
    </span>
  );
}

function Clock({ zone }: { zone: string }) {
  const time = useTick(useCallback((now: number) => wallClock(now, zone), [zone]));
  return <time className={css.clock}>{time}</time>;
}
