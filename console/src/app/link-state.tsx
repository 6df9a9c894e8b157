import { useCallback } from 'react';
import { clock } from '@/shared/i18n/format';
import { useWords } from '@/shared/i18n/words';
import { useLive } from '@/shared/live/live';
import type { Feed, Link } from '@/shared/live/feed';
import { useTick } from '@/shared/live/ticker';
import { Dot } from '@/shared/ui/marks';
import { appWords } from './words';
import css from './app.module.css';

const SHOW_RESTORED_SECONDS = 15;
const linkOf = (feed: Feed) => feed.link;
const DOTS: Record<Link['state'], string> = {
  live: 'available',
  connecting: 'offered',
  lost: 'offered',
};

/** How the console hangs on the service; for a while after an outage, how long ago it came back. */
export function LinkState() {
  const t = useWords(appWords);
  const link = useLive(linkOf);
  const text = useTick(
    useCallback(() => {
      const now = Date.now() / 1000;
      if (link.state === 'connecting') return t('link.connecting');
      if (link.state === 'lost') return t('link.lost', { time: clock(now - link.since) });
      const ago = now - link.since;
      if (link.outage === null || ago > SHOW_RESTORED_SECONDS) return t('link.live');
      return t('link.restored', { seconds: Math.max(0, ago).toFixed(1) });
    }, [link, t]),
  );
  const outage = link.state === 'live' ? link.outage : null;
  return (
    <span
      className={css.mark}
      title={outage === null ? undefined : t('link.outage', { seconds: outage.toFixed(1) })}
    >
      <Dot color={DOTS[link.state]} hollow={link.state !== 'live'} />
      {text}
      <span role="status" className={css.hidden}>
        {link.state === 'lost' ? t('link.lost', { time: '' }) : t(`link.${link.state}`)}
      </span>
    </span>
  );
}
