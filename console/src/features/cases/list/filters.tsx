import { useState, type ReactNode } from 'react';
import { Input, Segmented, Select } from 'antd';
import { Search as Glass } from 'lucide-react';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { uiWords } from '@/shared/ui/words';
import { caseCodes } from '@/shared/cases/codes';
import { STATES, TYPES } from '@/shared/cases/kinds';
import { WHOSE, type Search } from '../search';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import css from '../cases.module.css';

/** Which cases are shown. Every choice goes into the address, and back to the first page. */
export function Filters({ search, children }: { search: Search; children: ReactNode }) {
  const t = useWords(caseWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(caseCodes);
  const language = useLanguage();
  const [, change] = useQueryState();
  const { departments, tiers } = useHouse();
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('whose')}
        value={search.whose}
        options={WHOSE.map((value) => ({ value, label: t(`whose.${value}`) }))}
        onChange={(whose) => change({ whose: whose === 'all' ? '' : whose, after: '' })}
      />
      <Segmented
        size="small"
        aria-label={t('open')}
        value={search.open}
        options={(['true', 'false', 'any'] as const).map((value) => ({
          value,
          label: t(`open.${value}`),
        }))}
        onChange={(open) => change({ open: open === 'true' ? '' : open, state: '', after: '' })}
      />
      <Choice
        name="department"
        value={search.department}
        options={departments.map(({ id, name }) => [id, nameIn(name, language) || id])}
      />
      <Choice
        name="state"
        value={search.state}
        options={STATES.map((state) => [state, code('state', state, state)])}
      />
      <Choice
        name="type"
        value={search.type}
        options={TYPES.map((type) => [type, code('type', type, type)])}
      />
      <Choice
        name="tier"
        value={search.tier}
        options={tiers.map(({ id, name }) => [
          id,
          nameIn(name, language) || ui('tier', { tier: id }),
        ])}
      />
      <NumberField key={search.number} value={search.number} />
      <Select
        size="small"
        className={css.choice ?? ''}
        popupMatchSelectWidth={false}
        aria-label={t('order')}
        value={search.order}
        options={(['due_at', '-changed_at', '-opened_at'] as const).map((value) => ({
          value,
          label: t(`order.${value}`),
        }))}
        onChange={(order: string) => change({ order: order === 'due_at' ? '' : order, after: '' })}
      />
      {children}
    </div>
  );
}

interface ChoiceProps {
  name: keyof Search & CaseWord;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, value, options }: ChoiceProps) {
  const t = useWords(caseWords);
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
function NumberField({ value }: { value: string }) {
  const t = useWords(caseWords);
  const [, change] = useQueryState();
  const [text, setText] = useState(value);
  const look = () =>
    text !== value && change({ number: text.trim(), open: text.trim() ? 'any' : '', after: '' });
  return (
    <Input
      size="small"
      className={css.number ?? ''}
      aria-label={t('number')}
      placeholder={t('number')}
      title={t('numberHint')}
      allowClear
      maxLength={40}
      prefix={<Glass size={13} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={look}
      onPressEnter={look}
      onClear={() => change({ number: '', open: '', after: '' })}
    />
  );
}
