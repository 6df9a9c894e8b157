import { useState } from 'react';
import { Button, Input, Segmented, Select, Tag } from 'antd';
import { Search as Glass, X } from 'lucide-react';
import { OUTCOMES, PHASES } from '@/shared/contact/kinds';
import { contactWords } from '@/shared/contact/words';
import { useHouse } from '@/shared/house/house';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { uiWords } from '@/shared/ui/words';
import type { Search } from './search';
import { contactsWords, type ContactsWord } from './words';
import css from './contacts.module.css';

const TIERS = ['A', 'B', 'C'];
const NONE: Record<keyof Search, ''> = {
  phase: '',
  queue: '',
  agent: '',
  tier: '',
  outcome: '',
  closed: '',
  number: '',
  since: '',
  before: '',
};

/** Which contacts are shown. Every choice goes into the address, and back to the newest page. */
export function Filters({ search }: { search: Search }) {
  const t = useWords(contactsWords);
  const ui = useWords(uiWords);
  const [, change] = useQueryState();
  const { queues, agents } = useHouse();
  const language = useLanguage();
  const code = useCodeWords(contactWords);
  const narrowed = Object.values(search).some((value) => value !== '');
  return (
    <div className={css.filters} role="search" aria-label={t('filters')}>
      <Segmented<Search['closed']>
        size="small"
        aria-label={t('which')}
        value={search.closed}
        options={[
          { value: '', label: t('all') },
          { value: 'false', label: t('live') },
          { value: 'true', label: t('over') },
        ]}
        onChange={(closed) => change({ closed, before: '', phase: '', outcome: '' })}
      />
      <Choice
        name="queue"
        value={search.queue}
        options={queues.map(({ id, name }) => [id, nameIn(name, language) || id])}
      />
      <Choice
        name="agent"
        value={search.agent}
        options={agents.map(({ id, name }) => [id, name])}
      />
      <Choice
        name="tier"
        value={search.tier}
        options={TIERS.map((tier) => [tier, ui('tier', { tier })])}
      />
      <Choice
        name="phase"
        value={search.phase}
        options={PHASES.map((phase) => [phase, code('phase', phase, phase)])}
      />
      <Choice
        name="outcome"
        value={search.outcome}
        options={OUTCOMES.map((one) => [one, code('outcome', one, one)])}
      />
      <NumberField key={search.number} value={search.number} />
      {search.since && <Since since={Number(search.since)} />}
      {narrowed && (
        <Button size="small" type="link" onClick={() => change(NONE)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  name: keyof Search & ContactsWord;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, value, options }: ChoiceProps) {
  const t = useWords(contactsWords);
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
      onChange={(chosen: string | null | undefined) => change({ [name]: chosen ?? '', before: '' })}
    />
  );
}

/** Looked for on Enter or when the field is left: not at every key. */
function NumberField({ value }: { value: string }) {
  const t = useWords(contactsWords);
  const [, change] = useQueryState();
  const [text, setText] = useState(value);
  const sees = useMay('see_numbers');
  const look = () => text !== value && change({ number: text, before: '' });
  return (
    <Input
      size="small"
      className={css.number ?? ''}
      aria-label={t('number')}
      placeholder={t('number')}
      title={t(sees ? 'numberHint' : 'numberMasked')}
      disabled={!sees}
      allowClear
      inputMode="tel"
      maxLength={30}
      prefix={<Glass size={13} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={look}
      onPressEnter={look}
      onClear={() => change({ number: '', before: '' })}
    />
  );
}

function Since({ since }: { since: number }) {
  const t = useWords(contactsWords);
  const language = useLanguage();
  const [, change] = useQueryState();
  const time = moment(since, serverNow(), language);
  return (
    <Tag
      closable={{
        closeIcon: <X size={12} aria-hidden />,
        'aria-label': t('sinceClear', { time }),
      }}
      onClose={() => change({ since: '', before: '' })}
    >
      {t('since', { time })}
    </Tag>
  );
}
