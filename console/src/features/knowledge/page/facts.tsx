import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import type { ArticlePage } from '../api';
import { day, LANGUAGES, percent } from '../format';
import { StandingMark } from '../standing';
import { knowledgeWords } from '../words';
import css from '../knowledge.module.css';

/** Whom an article is for, and until when. */
export function Facts({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const names = useNames();
  const { content } = article;
  return (
    <Panel title={t('facts')}>
      <dl className={css.facts}>
        <Fact name={t('queues')}>
          {content.queues.map(names.queue).join(', ') || t('allQueues')}
        </Fact>
        {content.menus.length > 0 && <Fact name={t('menus')}>{content.menus.join(', ')}</Fact>}
        {content.department && <Fact name={t('department')}>{content.department}</Fact>}
        {content.keywords.length > 0 && (
          <Fact name={t('keywords')}>{content.keywords.join(', ')}</Fact>
        )}
        <Fact name={t('valid')}>
          <Valid from={content.valid_from} until={content.valid_until} />
        </Fact>
      </dl>
    </Panel>
  );
}

function Valid({ from, until }: { from: number; until: number }) {
  const t = useWords(knowledgeWords);
  const language = useLanguage();
  const spans = {
    from: from ? day(from, language) : '',
    // The end is the first moment that it does not hold; people say the last day.
    until: until ? day(until - 1, language) : '',
  };
  if (from && until) return t('validSpan', spans);
  if (until) return t('validUntil', spans);
  return from ? t('validFrom', spans) : t('validAlways');
}

/** How often an article was opened, and how often it solved. */
export function Use({ article: { use } }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const language = useLanguage();
  return (
    <Panel title={t('use')}>
      {use.rate === null ? (
        <p className={css.muted}>{t('useNone')}</p>
      ) : (
        <p>
          <strong className={css.rate} title={t('rateFormula')}>
            {percent(use.rate, language)}
          </strong>{' '}
          {t('useOf', { solved: use.solved, opened: use.opened })}
        </p>
      )}
    </Panel>
  );
}

/** The same article in other languages, and the way to write those that lack. */
export function Translations({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const code = useCodeWords(knowledgeWords);
  const edits = useMay('edit_knowledge');
  const there = [article.language, ...article.translations.map(({ language }) => language)];
  const lacking = edits ? LANGUAGES.filter((language) => !there.includes(language)) : [];
  if (article.translations.length + lacking.length === 0) return null;
  return (
    <Panel title={t('translations')}>
      <ul className={css.links}>
        {article.translations.map(({ id, language, title, standing }) => (
          <li key={id}>
            <span className={css.muted}>{code('language', language, language)}</span>
            <Link to={`/knowledge/${encodeURIComponent(id)}`} lang={language}>
              {title}
            </Link>
            {standing !== 'published' && <StandingMark standing={standing} />}
          </li>
        ))}
        {lacking.map((language) => (
          <li key={language}>
            <span className={css.muted}>{t(`language.${language}`)}</span>
            <Link to={`/knowledge/new?translates=${article.id}&language=${language}`}>
              {t('translate')}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who wrote, asked, agreed and withdrew, the latest first. */
export function History({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const names = useNames();
  const language = useLanguage();
  if (article.acts.length === 0) return null;
  return (
    <Panel title={t('history')}>
      <ol className={css.acts}>
        {article.acts.toReversed().map((act) => (
          <li key={`${act.at} ${act.to} ${act.edition}`}>
            <strong>{t(`act.${act.to}`)}</strong>{' '}
            <span className={css.muted}>
              {t('edition')} {act.edition} ·{' '}
              {t('actBy', {
                user: names.user(act.by),
                time: moment(act.at, serverNow(), language),
              })}
            </span>
            {act.reason && <p>{act.reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
