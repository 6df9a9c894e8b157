import { useState } from 'react';
import { AutoComplete, Button, Input, InputNumber, Select } from 'antd';
import { X } from 'lucide-react';
import { LANGUAGE_NAMES, LANGUAGES } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { isEntry, namesOf, textOf, withKey, type Entry, type Json } from '../document/json';
import { labelIn, useOptions } from './options';
import { fieldWords, type FieldWord } from './words';
import css from './fields.module.css';

export interface ValueProps {
  label: string;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
}

/** A name in every language of the console; other languages in it stay. */
export function NamesValue({ label, value, onChange }: ValueProps) {
  const names = namesOf(value);
  return (
    <div className={css.rows}>
      {LANGUAGES.map((tag) => (
        <div key={tag} className={css.row}>
          <span lang={tag} className={css.tag} aria-hidden>
            {LANGUAGE_NAMES[tag]}
          </span>
          <Input
            className={css.grow ?? ''}
            aria-label={`${label} (${LANGUAGE_NAMES[tag]})`}
            value={names[tag] ?? ''}
            onChange={({ target }) => onChange(withKey(names, tag, target.value || undefined))}
          />
        </div>
      ))}
    </div>
  );
}

export function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  const t = useWords(fieldWords);
  return (
    <Button
      type="text"
      size="small"
      aria-label={t('remove', { name })}
      icon={<X size={14} aria-hidden />}
      onClick={onClick}
    />
  );
}

/** A mapping from things to choose to figures: skills to proficiency. */
export function LevelsValue({ label, value, onChange }: ValueProps) {
  const t = useWords(fieldWords);
  const options = useOptions('skills');
  const levels = isEntry(value ?? null) ? (value as Entry) : {};
  const free = options.filter((option) => !(option.value in levels));
  const nameOfSkill = (skill: string) => labelIn(options, skill) ?? skill;
  return (
    <div className={css.rows}>
      {Object.entries(levels).map(([skill, level]) => (
        <div key={skill} className={css.row}>
          <span>{nameOfSkill(skill)}</span>
          <InputNumber
            aria-label={t('level', { skill: nameOfSkill(skill) })}
            min={1}
            max={10}
            precision={0}
            value={typeof level === 'number' ? level : null}
            onChange={(next) => onChange({ ...levels, [skill]: next ?? 1 })}
          />
          <Remove
            name={nameOfSkill(skill)}
            onClick={() => onChange(withKey(levels, skill, undefined))}
          />
        </div>
      ))}
      <Select<string | null>
        aria-label={`${label}: ${t('addSkill')}`}
        value={null}
        placeholder={t('addSkill')}
        options={free}
        disabled={free.length === 0}
        onChange={(skill) => skill && onChange({ ...levels, [skill]: 5 })}
      />
    </div>
  );
}

interface TiersProps extends ValueProps {
  unit: string;
}

/** A figure for each tier. */
export function TiersValue({ label, value, onChange, unit }: TiersProps) {
  const t = useWords(fieldWords);
  const [name, setName] = useState('');
  const options = useOptions('tiers');
  const tiers = isEntry(value ?? null) ? (value as Entry) : {};
  const nameOfTier = (tier: string) => {
    const name = labelIn(options, tier) ?? tier;
    return name === tier ? t('tier', { tier }) : `${name} (${tier})`;
  };
  const add = () => {
    if (!name || name in tiers) return;
    onChange({ ...tiers, [name]: 0 });
    setName('');
  };
  return (
    <div className={css.rows}>
      {Object.entries(tiers).map(([tier, figure]) => (
        <div key={tier} className={css.row}>
          <span>{nameOfTier(tier)}</span>
          <InputNumber
            aria-label={`${label}: ${nameOfTier(tier)}`}
            min={0}
            suffix={unit}
            value={typeof figure === 'number' ? figure : null}
            onChange={(next) => onChange({ ...tiers, [tier]: next ?? 0 })}
          />
          <Remove
            name={nameOfTier(tier)}
            onClick={() => onChange(withKey(tiers, tier, undefined))}
          />
        </div>
      ))}
      <div className={css.row}>
        <AutoComplete
          aria-label={`${label}: ${t('newTier')}`}
          placeholder={t('newTier')}
          value={name}
          options={options.filter((option) => !(option.value in tiers))}
          onChange={(next) => setName(next.trim().slice(0, 20))}
        />
        <Button disabled={!name || name in tiers} onClick={add}>
          {t('addTier')}
        </Button>
      </div>
    </div>
  );
}

const ACTIONS = ['voicemail', 'hang_up', 'queue'];
const ACTION_WORDS: Record<string, FieldWord> = {
  voicemail: 'action.voicemail',
  hang_up: 'action.hang_up',
  queue: 'action.queue',
  callback: 'action.callback',
};

/** What becomes of a contact that a queue cannot keep; an action that is newer than this form stays. */
export function OverflowValue({ label, value, onChange, id }: ValueProps & { id: string }) {
  const t = useWords(fieldWords);
  const queues = useOptions('queues');
  const rule = isEntry(value ?? null) ? (value as Entry) : {};
  const action = textOf(rule.action) || 'voicemail';
  const actions = ACTIONS.includes(action) ? ACTIONS : [...ACTIONS, action];
  return (
    <div className={css.rows}>
      <Select
        id={id}
        value={action}
        options={actions.map((each) => ({
          value: each,
          label: ACTION_WORDS[each] ? t(ACTION_WORDS[each]) : each,
        }))}
        onChange={(next: string) => onChange({ ...rule, action: next })}
      />
      {action === 'queue' && (
        <Select
          aria-label={t('overflowQueue', { field: label })}
          value={textOf(rule.queue) || null}
          options={queues}
          onChange={(queue: string | null) => onChange({ ...rule, queue: queue ?? '' })}
        />
      )}
    </div>
  );
}

/** Shares of a whole, in order. */
export function SharesValue({ label, value, onChange }: ValueProps) {
  const t = useWords(fieldWords);
  const shares = Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
  const put = (index: number, percent: number | null) =>
    onChange(shares.map((each, at) => (at === index ? (percent ?? 0) / 100 : each)));
  return (
    <div className={css.rows}>
      {shares.map((share, index) => (
        <div key={index} className={css.pair}>
          <InputNumber
            className={css.narrow ?? ''}
            aria-label={`${label} ${index + 1}`}
            min={1}
            max={99}
            suffix="%"
            value={Math.round(share * 100)}
            onChange={(percent) => put(index, percent)}
          />
          <Remove
            name={t('share', { percent: Math.round(share * 100) })}
            onClick={() => onChange(shares.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" className={css.adds ?? ''} onClick={() => onChange([...shares, 0.9])}>
        {t('addShare')}
      </Button>
    </div>
  );
}

/** Anything, as JSON: for what this form has no better way to show. */
export function RawValue({ value, onChange, ...ids }: Omit<ValueProps, 'label'> & { id: string }) {
  const t = useWords(fieldWords);
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? JSON.stringify(value ?? null, null, 1);
  const leave = () => {
    if (text === null || !isJson(text)) return;
    onChange(JSON.parse(text) as Json);
    setText(null);
  };
  return (
    <>
      <Input.TextArea
        {...ids}
        className={`${css.wide} ${css.raw}`}
        autoSize={{ minRows: 1, maxRows: 10 }}
        value={shown}
        onChange={({ target }) => setText(target.value)}
        onBlur={leave}
      />
      <span className={css.notes}>{text === null || isJson(text) ? t('raw') : t('badRaw')}</span>
    </>
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
