import { useParams, useSearchParams } from 'react-router';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { State } from '@/shared/ui/state';
import { useArticle } from '../api';
import { LANGUAGES } from '../format';
import { knowledgeWords } from '../words';
import { Editor } from './editor';
import { EMPTY, formOf, translationOf } from './form';

/** A new article, or a translation of the one that the address names. */
export function NewPage() {
  const t = useWords(knowledgeWords);
  const [params] = useSearchParams();
  const mine = useLanguage();
  const asked = params.get('language') ?? '';
  const language = LANGUAGES.find((each) => each === asked) ?? mine;
  const translates = params.get('translates') ?? '';
  const original = useArticle(translates);
  if (!translates) {
    return <Editor title={t('newTitle')} id="" version={0} start={{ ...EMPTY, language }} />;
  }
  if (!original.data) return <State of={original} />;
  return (
    <Editor
      title={t('translateTitle', { title: original.data.content.title })}
      id=""
      version={0}
      start={translationOf(original.data, language)}
      original={original.data.content.text}
    />
  );
}

/** The next edition of an article. */
export function EditPage() {
  const t = useWords(knowledgeWords);
  const { id = '' } = useParams();
  const article = useArticle(id);
  if (!article.data) return <State of={article} />;
  const { version, edition } = article.data;
  return (
    <Editor
      key={version}
      title={t('editTitle', { n: edition + 1 })}
      id={id}
      version={version}
      start={formOf(article.data)}
    />
  );
}
