import { Link } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { useArticle } from './api/knowledge';
import { sideWords } from './side-words';

/** Which article solved a contact. One that is gone meanwhile is named by its id. */
export function ArticleTitle({ id }: { id: string }) {
  const t = useWords(sideWords);
  const article = useArticle(id);
  if (article.isPending) return null;
  const title = t('solvedByArticle', { title: article.data?.content.title ?? id });
  if (!article.data) return <small>{title}</small>;
  return (
    <small>
      <Link to={`/knowledge/${encodeURIComponent(id)}`}>{title}</Link>
    </small>
  );
}
