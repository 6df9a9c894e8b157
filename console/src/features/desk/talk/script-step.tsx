import { useEffect, useRef, useState } from 'react';
import { Button, Input } from 'antd';
import { ArrowRight, Undo2 } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { sellingWords } from '@/shared/selling/words';
import { stepBack, takeStep, type ShownStep } from '../api/talk';
import type { Move } from './talk-tab';
import { talkWords } from './talk-words';
import css from './talk.module.css';

interface Props {
  talk: string;
  shown: ShownStep;
  move: Move;
}

/** One step: what to say, and what leads on. After a step the keyboard stands at the next one. */
export function ScriptStep({ talk, shown, move }: Props) {
  const t = useWords(talkWords);
  const s = useWords(sellingWords);
  const language = useLanguage();
  const home = useRef<HTMLDivElement>(null);
  const { depth } = shown;
  useEffect(() => {
    if (depth > 0 && document.activeElement === document.body)
      home.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [depth]);
  const take = (given: string) => move(() => takeStep(talk, shown.step, given));
  const text = nameIn(shown.text, language);
  return (
    <div ref={home}>
      <p className={css.stage}>{s(`stage.${shown.stage}`)}</p>
      {text && (
        <p className={css.say} aria-live="polite">
          {text}
        </p>
      )}
      <Onward shown={shown} take={take} />
      {shown.depth > 0 && (
        <Button
          className={css.back ?? ''}
          type="text"
          size="small"
          icon={<Undo2 size={14} aria-hidden />}
          onClick={() => move(() => stepBack(talk))}
        >
          {t('back')}
        </Button>
      )}
    </div>
  );
}

function Onward({ shown, take }: { shown: ShownStep; take: (given: string) => void }) {
  const t = useWords(talkWords);
  if (shown.do === 'ask') return <Choices of={shown.answers} label={t('says')} take={take} />;
  if (shown.field) return <FieldForm field={shown.field} take={take} />;
  if (shown.do === 'end') return <p className={css.muted}>{t('over')}</p>;
  return (
    <Button type="primary" icon={<ArrowRight size={14} aria-hidden />} onClick={() => take('')}>
      {t('next')}
    </Button>
  );
}

interface ChoicesProps {
  of: ShownStep['answers'];
  label: string;
  take: (key: string) => void;
}

function Choices({ of, label, take }: ChoicesProps) {
  const language = useLanguage();
  return (
    <div role="group" aria-label={label} className={css.choices}>
      {of.map(({ key, name }) => (
        <Button key={key} onClick={() => take(key)}>
          {nameIn(name, language) || key}
        </Button>
      ))}
    </div>
  );
}

type Field = NonNullable<ShownStep['field']>;
const INPUTS = { text: 'text', number: 'number', date: 'date', email: 'email' } as const;

function FieldForm({ field, take }: { field: Field; take: (value: string) => void }) {
  const t = useWords(talkWords);
  const language = useLanguage();
  const [value, setValue] = useState('');
  const label = nameIn(field.name, language) || field.field;
  if (field.kind === 'choice') return <Choices of={field.choices} label={label} take={take} />;
  if (field.kind === 'yes_no') {
    const both = (['yes', 'no'] as const).map((key) => ({ key, name: { [language]: t(key) } }));
    return <Choices of={both} label={label} take={take} />;
  }
  const missing = field.required && value.trim() === '';
  return (
    <form
      className={css.field}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) take(value);
      }}
    >
      <label>
        <span>{label}</span>
        <Input
          type={INPUTS[field.kind]}
          step={field.kind === 'number' ? 'any' : undefined}
          required={field.required}
          value={value}
          maxLength={500}
          onChange={({ target }) => setValue(target.value)}
        />
      </label>
      {field.into && <small className={css.muted}>{t('intoFile')}</small>}
      <Button type="primary" htmlType="submit" disabled={missing}>
        {t('next')}
      </Button>
    </form>
  );
}
