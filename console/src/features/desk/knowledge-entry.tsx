import { useState } from 'react';
import { Button } from 'antd';
import { Check } from 'lucide-react';
import type { ContactView } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Markdown } from '@/shared/knowledge/markdown';
import { State } from '@/shared/ui/state';
import { noteOpened, useArticle, type FoundArticle } from './api/knowledge';
import { sideWords } from './side-words';
import { useDraft } from './use-draft';
import css from './side.module.css';

/** The source of the house that stands for the knowledge base (FL-24). */
const KNOWLEDGE = 'agent_knowledge';

interface Props extends Pick<FoundArticle, 'id' | 'title' | 'language' | 'use' | 'why'> {
  contact: ContactView;
}

/** An article of the knowledge base: opened, read, and registered as what solved it. */
export function KnowledgeEntry({ contact, id, title, language, use, why }: Props) {
  const t = useWords(sideWords);
  const reason = useCodeWords(sideWords);
  const [open, setOpen] = useState(false);
  const article = useArticle(id, open);
  const reasons = why.map((each) => reason('why', each, '')).filter((each) => each);
  const toggled = (now: boolean) => {
    // A count that is missed is no reason to trouble an agent in a talk.
    if (now && !open) noteOpened(id, contact.id).catch(() => undefined);
    setOpen(now);
  };
  return (
    <details onToggle={(event) => toggled(event.currentTarget.open)}>
      <summary>
        <span lang={language}>{title}</span>
        {(reasons.length > 0 || use.opened > 0) && (
          <small>
            {reasons.length > 0 && <span>{t('fitsBy', { why: reasons.join(', ') })}</span>}
            {use.opened > 0 && <span>{t('helped', { ...use, rate: '' })}</span>}
          </small>
        )}
      </summary>
      {open && <State of={article} />}
      {open && article.data && (
        <div lang={language}>
          <Markdown text={article.data.content.text} />
          <Solve contact={contact} solution={{ id, title, edition: article.data.edition }} />
        </div>
      )}
    </details>
  );
}

function Solve(props: {
  contact: ContactView;
  solution: { id: string; title: string; edition: number };
}) {
  const { contact, solution } = props;
  const t = useWords(sideWords);
  const { resolution_sources: sources } = useHouse();
  const { draft, change } = useDraft(contact.id, contact.disposition);
  const chosen = draft.article?.id === solution.id;
  const known = sources.some(({ id }) => id === KNOWLEDGE);
  const choose = () =>
    chosen
      ? change({ article: null })
      : change({ article: solution, ...(known ? { resolution: KNOWLEDGE } : {}) });
  return (
    <Button
      size="small"
      className={css.solve}
      type={chosen ? 'primary' : 'default'}
      aria-pressed={chosen}
      icon={<Check size={14} aria-hidden />}
      onClick={choose}
    >
      {t(chosen ? 'solvedIt' : 'thisSolved')}
    </Button>
  );
}
