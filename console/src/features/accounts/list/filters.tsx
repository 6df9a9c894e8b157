import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { Search as Glass } from 'lucide-react';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { SECRECIES, STAGES } from '../kinds';
import type { Search } from '../search';
import { accountWords, type AccountWord } from '../words';
import css from '../accounts.module.css';

const NONE = {
  words: '',
  company: '',
  tier: '',
  manager: '',
  deputy: '',
  stage: '',
  secrecy: '',
  after: '',
};

/** Which accounts are shown. Every choice goes into the address, and back to the first page. */
export function Filters({ search, children }: { search: Search; children: React.ReactNode }) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  const [, change] = useQueryState();
  const { agents, tiers } = useHouse();
  const language = useLanguage();
  const people = agents.map(({ id, name }) => [id, name] as const);
  const narrowed = Object.keys(NONE).some((key) => search[key as keyof Search] !== '');
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <WordsField key={search.words} value={search.words} />
      <Choice
        name="tier"
        value={search.tier}
        options={tiers.map(({ id, name }) => [id, nameIn(name, language) || id])}
      />
      <Choice name="manager" value={search.manager} options={people} />
      <Choice name="deputy" value={search.deputy} options={people} />
      <Choice
        name="stage"
        value={search.stage}
        options={STAGES.map((one) => [one, code('stage', one, one)])}
      />
      <Choice
        name="secrecy"
        value={search.secrecy}
        options={SECRECIES.map((one) => [one, code('secrecy', one, one)])}
      />
      {narrowed && (
        <Button size="small" type="link" onClick={() => change(NONE)}>
          {t('clear')}
        </Button>
      )}
      {children}
    </div>
  );
}

interface ChoiceProps {
  name: keyof Search & AccountWord;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, value, options }: ChoiceProps) {
  const t = useWords(accountWords);
  const [, change] = useQueryState();
  return (
    <Select
      size="small"
      className={css.choice ?? ''}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      aria-label={t(name)}
      placeholder={t(name)}
      value={value || null}
      options={options.map(([id, label]) => ({ value: id, label }))}
      onChange={(chosen: string | null | undefined) => change({ [name]: chosen ?? '', after: '' })}
    />
  );
}

/** Looked for on Enter or when the field is left: not at every key. */
function WordsField({ value }: { value: string }) {
  const t = useWords(accountWords);
  const [, change] = useQueryState();
  const [text, setText] = useState(value);
  const look = () => text.trim() !== value && change({ words: text.trim(), after: '' });
  return (
    <Input
      size="small"
      className={css.company ?? ''}
      aria-label={t('search')}
      placeholder={t('search')}
      title={t('searchHint')}
      allowClear
      maxLength={200}
      prefix={<Glass size={13} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={look}
      onPressEnter={look}
      onClear={() => change({ words: '', after: '' })}
    />
  );
}
