import type { ReactNode } from 'react';
import { Check, OctagonAlert, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { Hidden } from '@/shared/ui/marks';
import type { Level } from './levels';
import { contactsLink, type Filters } from './links';
import { useMode } from './mode';
import { boardWords } from './words';
import css from './figure.module.css';

interface FigureProps {
  /** Which contacts are behind the number; none for a number that counts no contacts. */
  of?: Filters | undefined;
  level?: Level;
  /** Whether its sign stands beside it. Not where the sign stands elsewhere. */
  signed?: boolean;
  children: ReactNode;
}

/**
 * A number. On a desk it opens the contacts behind it. What calls for a look is told by colour, sign and
 * word; what is good by its colour alone, as there is nothing to do.
 */
export function Figure({ of, level = 'none', signed = true, children }: FigureProps) {
  const t = useWords(boardWords);
  const { links } = useMode();
  const content = (
    <>
      {signed && level !== 'good' && <LevelMark level={level} />}
      {children}
    </>
  );
  if (!of || !links) {
    return (
      <span className={css.figure} data-level={level}>
        {content}
      </span>
    );
  }
  return (
    <Link className={css.figure} data-level={level} to={contactsLink(of)} title={t('open')}>
      {content}
    </Link>
  );
}

const SIGNS = { good: Check, warn: TriangleAlert, alarm: OctagonAlert } as const;

export function LevelMark({ level }: { level: Level }) {
  const t = useWords(boardWords);
  if (level === 'none') return null;
  const Sign = SIGNS[level];
  return (
    <>
      <Sign aria-hidden className={css.sign} data-level={level} />
      <Hidden>{t(`level.${level}`)} </Hidden>
    </>
  );
}
