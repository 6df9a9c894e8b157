import { useState } from 'react';
import { Button, Select } from 'antd';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { State } from '@/shared/ui/state';
import { useEditions, type ArticlePage, type Edition } from '../api';
import { knowledgeWords } from '../words';
import { difference, wholeText } from './difference';
import css from '../knowledge.module.css';

/** Two editions side by side in one text: what came and what went. */
export function Editions({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const [open, setOpen] = useState(false);
  const editions = useEditions(article.id, open);
  return (
    <div className={css.editions}>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'hideEditions' : 'showEditions')}
      </Button>
      {open && <State of={editions} />}
      {open && editions.data && (
        <Comparison editions={editions.data.editions} language={article.language} />
      )}
    </div>
  );
}

function Comparison({ editions, language }: { editions: readonly Edition[]; language: string }) {
  const t = useWords(knowledgeWords);
  const [later, setLater] = useState(editions[0]?.number ?? 0);
  const [earlier, setEarlier] = useState(editions[1]?.number ?? 0);
  const of = (number: number) => editions.find((each) => each.number === number);
  const [before, after] = [of(earlier), of(later)];
  if (!before || !after) return <p className={css.muted}>{t('oneEdition')}</p>;
  return (
    <>
      <div className={css.compare}>
        <Choice label={t('compare')} editions={editions} value={later} change={setLater} />
        <span>{t('compareWith')}</span>
        <Choice label={t('compareWith')} editions={editions} value={earlier} change={setEarlier} />
      </div>
      <Pieces before={before} after={after} language={language} />
    </>
  );
}

function Choice(props: {
  label: string;
  editions: readonly Edition[];
  value: number;
  change: (number: number) => void;
}) {
  const t = useWords(knowledgeWords);
  const language = useLanguage();
  return (
    <Select
      size="small"
      aria-label={props.label}
      className={css.edition}
      value={props.value}
      options={props.editions.map(({ number, by, at }) => ({
        value: number,
        label: t('editionBy', { n: number, user: by, time: moment(at, serverNow(), language) }),
      }))}
      onChange={props.change}
    />
  );
}

function Pieces(props: { before: Edition; after: Edition; language: string }) {
  const t = useWords(knowledgeWords);
  const names = useNames();
  const texts = [props.before, props.after].map(({ content }) => wholeText(content, names.queue));
  const pieces = difference(texts[0] ?? '', texts[1] ?? '', props.language);
  if (pieces.every(({ kind }) => kind === 'same')) {
    return <p className={css.muted}>{t('same')}</p>;
  }
  return (
    <p className={css.difference} lang={props.language}>
      {pieces.map(({ kind, text }, place) => {
        if (kind === 'added') return <ins key={place}>{text}</ins>;
        if (kind === 'removed') return <del key={place}>{text}</del>;
        return <span key={place}>{text}</span>;
      })}
    </p>
  );
}
