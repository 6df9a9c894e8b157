import { useDeferredValue, useState } from 'react';
import { Input } from 'antd';
import type { ContactView } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Markdown } from '@/shared/knowledge/markdown';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { useGuides, type GuideArticle } from './api/guides';
import { useFound, useSuggestions } from './api/knowledge';
import { KnowledgeEntry } from './knowledge-entry';
import { sideWords } from './side-words';
import { useDraft } from './use-draft';
import css from './side.module.css';

/** Whether every word that is looked for stands somewhere in the article, in any language. */
function fits({ title, text, keywords }: GuideArticle, wanted: string): boolean {
  const all = [title, text].flatMap((names) => Object.values(names)).concat(keywords);
  const hay = all.join('\n').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** Knowledge for the contact at hand: what is suggested or looked for, and what the configuration holds. */
export function KnowledgeTab({ contact }: { contact: ContactView }) {
  const t = useWords(sideWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const { draft } = useDraft(contact.id, contact.disposition);
  const note = useDeferredValue(draft.note.trim());
  const suggestions = useSuggestions(contact.id, note, language);
  const search = useFound(wanted);
  const guides = useGuides(contact.queue);
  const configured = (guides.data?.articles ?? [])
    .filter(({ source }) => source === 'configuration')
    .filter((article) => fits(article, wanted));
  const known = wanted ? (search.data ?? []) : (suggestions.data ?? []);
  const asked = wanted ? search : suggestions;
  const none = known.length + configured.length === 0;
  return (
    <Panel title={t('tab.knowledge')}>
      <Input
        allowClear
        aria-label={t('knowledgeSearch')}
        placeholder={t('knowledgeSearch')}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
      {asked.isPending && <p role="status">{ui('loading')}</p>}
      {asked.isError && <p role="alert">{errorText(errorCode(asked.error))}</p>}
      {asked.isSuccess && guides.isSuccess && none && (
        <p className={css.muted}>{t(wanted ? 'knowledgeNoMatch' : 'knowledgeNone')}</p>
      )}
      {known.length > 0 && <h3 className={css.part}>{t(wanted ? 'found' : 'suggested')}</h3>}
      <div className={css.articles}>
        {known.map((article) => (
          <KnowledgeEntry
            key={article.id}
            contact={contact}
            id={article.id}
            title={article.title}
            language={article.language}
            why={'why' in article ? article.why : []}
            use={article.use}
          />
        ))}
      </div>
      {configured.length > 0 && <h3 className={css.part}>{t('more')}</h3>}
      <div className={css.articles}>
        {configured.map((article) => (
          <details key={article.id}>
            <summary>{nameIn(article.title, language)}</summary>
            <Markdown text={nameIn(article.text, language)} />
          </details>
        ))}
      </div>
    </Panel>
  );
}
