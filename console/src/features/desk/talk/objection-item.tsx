import { useState } from 'react';
import { Button, Checkbox, Input, Select } from 'antd';
import { Trash2 } from 'lucide-react';
import { clock } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { topOf, type Objection, type ObjectionType, type ResponseCard } from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { amendObjection, unlogObjection, type Said } from '../api/talk';
import type { Move } from './talk-tab';
import { talkWords } from './talk-words';
import css from './talk.module.css';

const OUTCOMES = ['resolved', 'partly', 'unresolved', 'deferred'] as const;
const AUTHENTICITIES = ['unknown', 'genuine', 'pretext', 'hidden'] as const;

interface Props {
  talk: string;
  objection: Objection;
  types: readonly ObjectionType[];
  cards: readonly ResponseCard[];
  open: boolean;
  move: Move;
}

/** One objection: one click says what came of it, one which card was used; more where there is time. */
export function ObjectionItem({ talk, objection, types, cards, open, move }: Props) {
  const t = useWords(talkWords);
  const s = useWords(sellingWords);
  const language = useLanguage();
  const { seq, type, stage, offset, outcome } = objection;
  const name = (id: string) => nameIn(types.find((each) => each.id === id)?.name, language) || id;
  const amend = (said: Said) => move(() => amendObjection(talk, seq, said));
  return (
    <li>
      <details open={open}>
        <summary>
          <strong>{name(objection.subtype || type)}</strong>{' '}
          <small>
            {t('at', { stage: s(`stage.${stage}`), time: clock(offset) })}
            {' · '}
            {s(`outcome.${outcome}`)}
          </small>
        </summary>
        {type !== 'stop' && (
          <>
            <Choice
              label={t('outcome')}
              chosen={outcome}
              of={OUTCOMES.map((each) => [each, s(`outcome.${each}`)])}
              choose={(each) => amend({ outcome: each as (typeof OUTCOMES)[number] })}
            />
            <Choice
              label={t('subtype')}
              chosen={objection.subtype}
              of={types
                .filter(({ parent, retired }) => parent === topOf(types, type) && !retired)
                .map(({ id }) => [id, name(id)])}
              choose={(subtype) => amend({ subtype })}
            />
            <Cards objection={objection} types={types} cards={cards} amend={amend} />
          </>
        )}
        <More objection={objection} amend={amend} />
        <Button
          type="text"
          size="small"
          disabled={type === 'stop'}
          icon={<Trash2 size={14} aria-hidden />}
          onClick={() => move(() => unlogObjection(talk, seq))}
        >
          {t('remove')}
        </Button>
      </details>
    </li>
  );
}

interface ChoiceProps {
  label: string;
  chosen: string;
  of: readonly (readonly [string, string])[];
  choose: (key: string) => void;
}

function Choice({ label, chosen, of, choose }: ChoiceProps) {
  if (of.length === 0) return null;
  return (
    <div role="group" aria-label={label} className={css.chips}>
      <span className={css.label} aria-hidden>
        {label}
      </span>
      {of.map(([key, name]) => (
        <Button
          key={key}
          size="small"
          type={key === chosen ? 'primary' : 'default'}
          aria-pressed={key === chosen}
          onClick={() => choose(key)}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}

interface CardsProps {
  objection: Objection;
  types: readonly ObjectionType[];
  cards: readonly ResponseCard[];
  amend: (said: Said) => void;
}

/** The cards that answer this kind; the one that is used shows its words. */
function Cards({ objection, types, cards, amend }: CardsProps) {
  const t = useWords(talkWords);
  const language = useLanguage();
  const top = topOf(types, objection.type);
  const fitting = cards.filter(({ type, retired }) => topOf(types, type) === top && !retired);
  const used = cards.find(({ id }) => id === objection.card);
  return (
    <>
      <Choice
        label={t('cards')}
        chosen={objection.card}
        of={fitting.map(({ id, title }) => [id, nameIn(title, language) || id])}
        choose={(card) => amend({ card })}
      />
      {used && <p className={css.card}>{nameIn(used.text, language)}</p>}
    </>
  );
}

function More({ objection, amend }: { objection: Objection; amend: (said: Said) => void }) {
  const t = useWords(talkWords);
  const s = useWords(sellingWords);
  return (
    <div className={css.more}>
      <Words
        label={t('verbatim')}
        value={objection.verbatim}
        put={(verbatim) => amend({ verbatim })}
      />
      <Words
        label={s('competitor')}
        value={objection.competitor}
        put={(competitor) => amend({ competitor })}
      />
      <Select
        size="small"
        aria-label={t('authenticity')}
        popupMatchSelectWidth={false}
        value={objection.authenticity}
        options={AUTHENTICITIES.map((each) => ({ value: each, label: s(`authenticity.${each}`) }))}
        onChange={(authenticity) => amend({ authenticity })}
      />
      <Checkbox
        checked={objection.assisted}
        onChange={({ target }) => amend({ assisted: target.checked })}
      >
        {t('assisted')}
      </Checkbox>
    </div>
  );
}

/** A few words, sent when the agent leaves the field. */
function Words(props: { label: string; value: string; put: (value: string) => void }) {
  const [text, setText] = useState(props.value);
  const send = () => {
    if (text.trim() !== props.value) props.put(text.trim());
  };
  return (
    <Input
      size="small"
      aria-label={props.label}
      placeholder={props.label}
      maxLength={500}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={send}
      onPressEnter={send}
    />
  );
}
