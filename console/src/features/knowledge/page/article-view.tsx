import { useEffect } from 'react';
import { ChevronLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Markdown } from '@/shared/knowledge/markdown';
import { useMay } from '@/shared/session/permissions';
import { State } from '@/shared/ui/state';
import { noteOpened, useArticle, type ArticlePage } from '../api';
import { StandingMark } from '../standing';
import { knowledgeWords } from '../words';
import { Editions } from './editions';
import { Facts, History, Translations, Use } from './facts';
import { Moves } from './moves';
import css from '../knowledge.module.css';

/** One article: its text, what may be done with it, whom it is for and how it helps. */
export function ArticleView() {
  const t = useWords(knowledgeWords);
  const { id = '' } = useParams();
  const article = useArticle(id);
  return (
    <div className={css.page}>
      <Link to="/knowledge" className={css.back}>
        <ChevronLeft size={14} aria-hidden />
        {t('back')}
      </Link>
      <State of={article} />
      {article.data && <Whole key={id} article={article.data} />}
    </div>
  );
}

function Whole({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const code = useCodeWords(knowledgeWords);
  const edits = useMay('edit_knowledge');
  const { id, live, content, language } = article;
  useEffect(() => {
    // A count that is missed is no reason to trouble the reader.
    if (live > 0) noteOpened(id).catch(() => undefined);
  }, [id, live]);
  return (
    <div className={css.split}>
      <article className={css.article} lang={language}>
        <header className={css.title}>
          <h1>{content.title}</h1>
          <p className={css.meta}>
            <StandingMark standing={article.standing} />
            <span>{code('language', language, language)}</span>
            <span>
              {t('edition')} {article.edition}
            </span>
            {live > 0 && live < article.edition && <span>{t('rewriting', { n: live })}</span>}
          </p>
        </header>
        <Moves article={article} />
        <Markdown text={content.text} />
        {edits && article.edition > 1 && <Editions article={article} />}
      </article>
      <aside className={css.aside}>
        <Facts article={article} />
        <Use article={article} />
        <Translations article={article} />
        <History article={article} />
      </aside>
    </div>
  );
}
