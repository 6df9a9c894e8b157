import { useWords } from '@/shared/i18n/words';
import type { Standing } from './api';
import { knowledgeWords } from './words';
import css from './standing.module.css';

/** The state of an article, in a word. */
export function StandingMark({ standing }: { standing: Standing }) {
  const t = useWords(knowledgeWords);
  return (
    <span className={css.mark} data-standing={standing}>
      {t(`standing.${standing}`)}
    </span>
  );
}
