import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { mapOf, textOf, withKey } from '../document/json';
import { useWriting } from '../document/use-document';
import { EntryForm } from '../fields/entry-form';
import { useOptions } from '../fields/options';
import { useSchema } from '../api/configuration';
import { propertiesOf } from '../fields/schema';
import type { Group, Spec } from '../fields/spec';
import { Remove } from '../fields/values';
import { PageHead } from '../states';
import { adminWords } from '../words';
import card from '../admin.module.css';
import css from './entries.module.css';

const HOUSE: Group[] = [
  {
    title: 'basics',
    fields: [
      { key: 'name', kind: 'text' },
      { key: 'language', kind: 'choice', options: 'languages' },
      { key: 'default_flow', kind: 'choice', options: 'flows' },
      { key: 'message_queue', kind: 'choice', options: 'queues' },
      { key: 'fallback_queue', kind: 'choice', options: 'queues' },
    ],
  },
];

/** Parts of the document that have a page or a card of their own. */
const ELSEWHERE = [
  'queues',
  'agents',
  'calendars',
  'rules',
  'numbers',
  'number_labels',
  'open_names',
  'dispositions',
  'presence_reasons',
  'resolution_sources',
  'transfer_numbers',
  'skills',
  'teams',
  'sla_policies',
  'tiers',
  'departments',
  'case_rules',
  'surveys',
  'approval_routes',
  'reports',
];

/** What holds for the whole house, and the rules of its floor. */
export function RulesPage() {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  return (
    <>
      <PageHead title={t('page.rules')} />
      <div className={`${card.stack} ${css.rules}`}>
        <section className={card.card}>
          <EntryForm
            path=""
            place=""
            definition="House"
            groups={HOUSE}
            except={ELSEWHERE}
            entry={document}
            onChange={(next) => edit(() => next)}
          />
        </section>
        <OpenNames />
        <FloorRules />
        <ReportRules />
      </div>
    </>
  );
}

function FloorRules() {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  const properties = propertiesOf(useSchema().data ?? {}, 'FloorRules');
  const spans = Object.keys(properties).filter((key) => key.endsWith('_seconds'));
  const fields: Spec[] = [
    { key: 'tier_bonus', kind: 'tiers' },
    ...spans.map((key): Spec => ({ key, kind: 'seconds', min: 0 })),
    { key: 'max_misses', kind: 'count', min: 0 },
  ];
  return (
    <section className={card.card}>
      <h2>{t('rulesTitle')}</h2>
      <EntryForm
        path="rules"
        place="rules"
        definition="FloorRules"
        groups={[{ title: 'basics', fields }]}
        entry={mapOf(document, 'rules')}
        onChange={(rules) => edit((was) => ({ ...was, rules }))}
      />
    </section>
  );
}

/** Where reports may be sent that leave the house. */
function ReportRules() {
  const t = useWords(adminWords);
  const { document, edit } = useWriting();
  return (
    <section className={card.card}>
      <h2>{t('reportsTitle')}</h2>
      <EntryForm
        path="reports"
        place="reports"
        definition="ReportRules"
        groups={[{ title: 'basics', fields: [{ key: 'domains', kind: 'texts' }] }]}
        entry={mapOf(document, 'reports')}
        onChange={(reports) => edit((was) => ({ ...was, reports }))}
      />
    </section>
  );
}

/** The words by which flows ask whether the house is open. */
function OpenNames() {
  const t = useWords(adminWords);
  const [name, setName] = useState('');
  const { document, edit } = useWriting();
  const calendars = useOptions('calendars');
  const names = mapOf(document, 'open_names');
  const put = (key: string, value: string | undefined) =>
    edit((was) => ({ ...was, open_names: withKey(mapOf(was, 'open_names'), key, value) }));
  const first = calendars[0]?.value;
  const add = () => {
    if (!name || !first || name in names) return;
    put(name, first);
    setName('');
  };
  return (
    <section className={card.card}>
      <h2>{t('openNames')}</h2>
      <p className={css.hint}>{t('openNamesHint')}</p>
      <div className={`${css.lines} ${css.pairs}`}>
        {Object.entries(names).map(([key, value]) => (
          <NameLine key={key} name={key}>
            <Select
              aria-label={key}
              value={textOf(value)}
              options={calendars}
              onChange={(next: string) => put(key, next)}
            />
            <Remove name={key} onClick={() => put(key, undefined)} />
          </NameLine>
        ))}
      </div>
      <div className={css.adds}>
        <Input
          aria-label={t('openName')}
          placeholder={t('openName')}
          value={name}
          onChange={({ target }) => setName(target.value.trim())}
          onPressEnter={add}
        />
        <Button disabled={!name || !first || name in names} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </section>
  );
}

function NameLine({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <span>open.{name}</span>
      {children}
    </>
  );
}
