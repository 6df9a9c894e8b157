import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import type { ArticleLine } from '../api';
import { percent } from '../format';
import { StandingMark } from '../standing';
import { knowledgeWords } from '../words';
import table from '@/shared/table/table.module.css';
import css from '../knowledge.module.css';

/** One article of the list. */
export function ArticleRow({ line, keeps }: { line: ArticleLine; keeps: boolean }) {
  const t = useWords(knowledgeWords);
  const code = useCodeWords(knowledgeWords);
  const language = useLanguage();
  const names = useNames();
  const { use } = line;
  return (
    <tr>
      <td className={css.what}>
        <Link to={`/knowledge/${encodeURIComponent(line.id)}`} lang={line.language}>
          {line.title || t('untitled')}
        </Link>
        <small>{line.excerpt}</small>
      </td>
      {keeps && (
        <td>
          <StandingMark standing={line.standing} />
          {line.live > 0 && line.live < line.edition && (
            <small className={table.muted}>{t('rewriting', { n: line.live })}</small>
          )}
        </td>
      )}
      <td>{code('language', line.language, line.language)}</td>
      <td>{line.queues.map(names.queue).join(', ') || t('allQueues')}</td>
      <td className={table.number}>{use.opened}</td>
      <td className={table.number}>{use.solved}</td>
      <td className={table.number}>{percent(use.rate, language)}</td>
      <td className={table.number}>{moment(line.changed_at, serverNow(), language)}</td>
    </tr>
  );
}
