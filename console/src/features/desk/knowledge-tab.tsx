import { useState } from 'react';
import { Input } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { useGuides, type Article } from './api/guides';
import { sideWords } from './side-words';
import css from './side.module.css';

/** Whether every word that is looked for stands somewhere in the article, in any language. */
function fits({ title, text, keywords }: Article, wanted: string): boolean {
  const all = [title, text].flatMap((names) => Object.values(names)).concat(keywords);
  const hay = all.join('\n').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** The knowledge that fits the contact's queue, found by keyword, title or text. */
export function KnowledgeTab({ queue }: { queue: string }) {
  const t = useWords(sideWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const [wanted, setWanted] = useState('');
  const guides = useGuides(queue);
  const all = guides.data?.articles ?? [];
  const found = all.filter((article) => fits(article, wanted.trim()));
  const none = all.length === 0 ? 'knowledgeNone' : found.length === 0 ? 'knowledgeNoMatch' : '';
  return (
    <Panel title={t('tab.knowledge')}>
      {guides.isLoading && <p role="status">{ui('loading')}</p>}
      {guides.isError && <p role="alert">{errorText(errorCode(guides.error))}</p>}
      {all.length > 0 && (
        <Input
          allowClear
          aria-label={t('knowledgeSearch')}
          placeholder={t('knowledgeSearch')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      {!guides.isLoading && !guides.isError && none && <p className={css.muted}>{t(none)}</p>}
      <div className={css.articles}>
        {found.map((article) => (
          <Entry key={article.id} article={article} />
        ))}
      </div>
    </Panel>
  );
}

function Entry({ article: { title, text } }: { article: Article }) {
  const language = useLanguage();
  return (
    <details>
      <summary>{nameIn(title, language)}</summary>
      <p>{nameIn(text, language)}</p>
    </details>
  );
}
