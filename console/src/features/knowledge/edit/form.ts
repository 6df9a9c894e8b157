import type { ArticleContent, ArticlePage, NewArticle } from '../api';
import { dateOf, momentOf } from '../format';

/** An article as it is typed. `until` is the last day on which it holds. */
export interface Form {
  language: string;
  translates: string;
  replaces: string;
  title: string;
  text: string;
  keywords: string[];
  department: string;
  queues: string[];
  menus: string[];
  from: string;
  until: string;
}

export const EMPTY: Form = {
  language: 'zh-CN',
  translates: '',
  replaces: '',
  title: '',
  text: '',
  keywords: [],
  department: '',
  queues: [],
  menus: [],
  from: '',
  until: '',
};

/** The form of an article that is there. Pure. */
export function formOf({ language, replaces, content }: ArticlePage): Form {
  return {
    ...EMPTY,
    ...aims(content),
    language,
    replaces,
    title: content.title,
    text: content.text,
  };
}

/** The form of a translation: for the same readers, its words still to be written. Pure. */
export function translationOf(article: ArticlePage, language: string): Form {
  return { ...EMPTY, ...aims(article.content), keywords: [], language, translates: article.id };
}

function aims(content: ArticleContent) {
  const { keywords, department, queues, menus, valid_from: from, valid_until: until } = content;
  return {
    keywords,
    department,
    queues,
    menus,
    from: dateOf(from),
    until: until ? dateOf(until - 1) : '',
  };
}

/** What is sent of a form. Pure. */
export function wishOf(form: Form): NewArticle {
  return {
    language: form.language,
    translates: form.translates,
    replaces: form.replaces.trim(),
    content: {
      title: form.title.trim(),
      text: form.text,
      keywords: form.keywords,
      department: form.department.trim(),
      queues: form.queues,
      menus: form.menus,
      valid_from: momentOf(form.from),
      valid_until: momentOf(form.until, 1),
    },
  };
}
