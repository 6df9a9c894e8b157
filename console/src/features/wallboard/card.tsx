import { useId, type ReactNode } from 'react';
import { CloudOff } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { useStale } from '@/shared/live/freshness';
import { Hidden } from '@/shared/ui/marks';
import { ageOf } from './format';
import { boardWords } from './words';
import css from './card.module.css';

interface CardProps {
  title: string;
  extra?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A titled part of the board. When nothing was heard for 5 s it turns grey and says how old it is. */
export function Card({ title, extra, className = '', children }: CardProps) {
  const id = useId();
  const stale = useStale();
  return (
    <section
      aria-labelledby={id}
      className={`${css.card} ${className}`}
      data-stale={stale > 0 || undefined}
    >
      <header className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {stale > 0 ? <Age seconds={stale} /> : extra}
      </header>
      {children}
    </section>
  );
}

function Age({ seconds }: { seconds: number }) {
  const t = useWords(boardWords);
  const { unit, n } = ageOf(seconds);
  const age = t(`age.${unit}`, { n });
  return (
    <span className={css.age}>
      <CloudOff aria-hidden />
      <span aria-hidden>{age}</span>
      <Hidden>{t('old', { age })}</Hidden>
    </span>
  );
}
