import { useId, type ReactNode } from 'react';
import css from './ui.module.css';

interface PanelProps {
  title: string;
  extra?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A titled region of a page. */
export function Panel({ title, extra, className = '', children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`${css.panel} ${className}`}>
      <header className={css.panelHead}>
        <h2 id={id} className={css.panelTitle}>
          {title}
        </h2>
        {extra}
      </header>
      <div className={css.panelBody}>{children}</div>
    </section>
  );
}
