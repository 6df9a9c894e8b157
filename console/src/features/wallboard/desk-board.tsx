import { useMemo } from 'react';
import { Button } from 'antd';
import { Tv } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useSession } from '@/shared/session/session';
import { Board } from './board';
import { ModeContext } from './mode';
import { boardWords } from './words';
import css from './board.module.css';

const hasPicture = (feed: Feed) => feed.seq !== null;

/** The board on a desk: the same numbers, and each opens the contacts behind it for those who may see them. */
export function DeskBoard() {
  const t = useWords(boardWords);
  const navigate = useNavigate();
  const known = useLive(hasPicture);
  const { data: me } = useSession();
  const links = me?.permissions.includes('watch') ?? false;
  const mode = useMemo(() => ({ mode: 'desk', links }) as const, [links]);
  return (
    <ModeContext value={mode}>
      <div className={`${css.board} ${css.desk}`} data-mode="desk">
        <header className={css.head}>
          <h1 className={css.house}>{t('title')}</h1>
          <Button
            size="small"
            icon={<Tv size={14} aria-hidden />}
            title={t('tvHint')}
            onClick={() => void navigate('/wallboard')}
          >
            {t('tv')}
          </Button>
        </header>
        {known ? <Board /> : <p className={css.loading}>{t('waitingForFeed')}</p>}
      </div>
    </ModeContext>
  );
}
