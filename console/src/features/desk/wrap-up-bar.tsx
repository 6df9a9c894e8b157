import { useCallback } from 'react';
import { Button } from 'antd';
import type { WrapUpView } from '@/shared/api/types';
import { clock } from '@/shared/i18n/format';
import { useWords } from '@/shared/i18n/words';
import { useShortcuts } from '@/shared/keys/use-shortcuts';
import { runCommand, usePending } from '@/shared/live/commands';
import { useTick } from '@/shared/live/ticker';
import { usePrefs } from '@/shared/prefs/prefs';
import { Key } from '@/shared/ui/marks';
import { extendWrapUp } from './api/commands';
import { TimeBar } from './time-bar';
import { deskWords } from './words';
import css from './register.module.css';

const WARN_SECONDS = 10;

/** The wrap-up's time, which the service holds: what is left of it, and more of it. */
export function WrapUpBar({ contact, wrapUp }: { contact: string; wrapUp: WrapUpView }) {
  const t = useWords(deskWords);
  const { shortcuts } = usePrefs();
  const pending = usePending().includes('extend');
  const { until, started_at: from, extensions_left: left } = wrapUp;
  const over = useTick(useCallback((now: number) => now > until, [until]));
  const soon = useTick(useCallback((now: number) => until - now <= WARN_SECONDS, [until]));
  const time = useTick(
    useCallback(
      (now: number) => clock(now > until ? now - until : Math.ceil(until - now)),
      [until],
    ),
  );
  const extend = () => void runCommand('extend', () => extendWrapUp(contact));
  useShortcuts({ e: left > 0 ? extend : undefined });
  return (
    <div className={css.wrapUp}>
      <div className={css.wrapUpLine}>
        <span className={over ? css.over : css.left}>
          <time role="timer" aria-label={t(over ? 'overtime' : 'wrapUpLeft')}>
            {over && '+'}
            {time}
          </time>
          <small>{t(over ? 'overtime' : 'wrapUpLeft')}</small>
        </span>
        <Button
          loading={pending}
          disabled={left === 0}
          title={left === 0 ? t('noExtensions') : t('extensionsLeft', { n: left })}
          aria-keyshortcuts={shortcuts ? 'E' : undefined}
          onClick={extend}
        >
          {t('extend')} ({left}) {shortcuts && left > 0 && <Key>E</Key>}
        </Button>
      </div>
      <TimeBar from={from} until={until} />
      <p role="status" className={css.hint}>
        {over && wrapUp.disposition_required && !wrapUp.disposed && t('overtimeHint')}
        {soon && !over && t('wrapUpEnds')}
      </p>
    </div>
  );
}
