import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useWords } from '../i18n/words';
import { listWords } from './words';
import css from './page.module.css';

interface Props {
  title: string;
  /** The addresses of the page's sections with their names; none for a page of one piece. */
  sections?: readonly (readonly [path: string, name: string])[];
  /** For lists with many columns. */
  broad?: boolean;
  /** At the end of the title's line. */
  extra?: ReactNode;
  children: ReactNode;
}

/** A page with its title, and the way to its sections. */
export function SectionPage({ title, sections = [], broad = false, extra, children }: Props) {
  const t = useWords(listWords);
  return (
    <div className={broad ? `${css.page} ${css.broad}` : css.page}>
      <div className={css.top}>
        <h1>{title}</h1>
        {sections.length > 0 && (
          <nav aria-label={t('sections')} className={css.sections}>
            {sections.map(([path, name]) => (
              <NavLink key={path} to={path} end>
                {name}
              </NavLink>
            ))}
          </nav>
        )}
        {extra}
      </div>
      {children}
    </div>
  );
}
