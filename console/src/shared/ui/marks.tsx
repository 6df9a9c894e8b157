import type { ReactNode } from 'react';
import { useWords } from '../i18n/words';
import type { Presence } from '../api/types';
import { uiWords } from './words';
import css from './ui.module.css';

const DOTS: Record<Presence, string> = {
  available: 'available',
  offered: 'offered',
  on_contact: 'contact',
  wrap_up: 'wrap',
  not_ready: 'away',
  offline: 'offline',
};

/** The coloured dot of a presence. Always beside the word: it says nothing by itself. */
export function PresenceDot({ presence }: { presence: Presence }) {
  return <Dot color={DOTS[presence]} hollow={presence === 'offline' || presence === 'not_ready'} />;
}

export function Dot({ color, hollow = false }: { color: string; hollow?: boolean }) {
  return (
    <span
      aria-hidden
      className={`${css.dot} ${hollow ? css.hollow : ''}`}
      style={{ '--dot': `var(--cc-dot-${color})` } as React.CSSProperties}
    />
  );
}

/** The customer's tier; nothing for a customer without one. */
export function TierBadge({ tier }: { tier: string }) {
  const t = useWords(uiWords);
  if (!tier) return null;
  return (
    <span className={`${css.tier} ${tier === 'A' ? css.top : ''}`} title={t('tier', { tier })}>
      <span className={css.hidden}>{t('tier', { tier })}</span>
      <span aria-hidden>{tier}</span>
    </span>
  );
}

/** A tier beside a count. No tier is told in words: a dash before a number reads as a minus. */
export function TierName({ tier }: { tier: string }) {
  const t = useWords(uiWords);
  return <>{tier || t('noTier')}</>;
}

/** A key of the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd className={css.kbd}>{children}</kbd>;
}

export function Hidden({ children }: { children: ReactNode }) {
  return <span className={css.hidden}>{children}</span>;
}
