import type { ContactView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { useRecordOf, type CallRecord } from './api/records';
import { recordWords } from './record-words';
import css from './records.module.css';

/** The record behind the contact at hand; nothing for a contact of no campaign. */
export function RecordOfContact({ contact }: { contact: ContactView }) {
  const t = useWords(recordWords);
  const { data } = useRecordOf(contact.id);
  if (!data?.record || !data.campaign) return null;
  return (
    <Panel title={t('record', { name: data.campaign.name })}>
      <RecordFacts record={data.record} number="" />
    </Panel>
  );
}

/** What the list says of somebody, and how often they were tried. */
export function RecordFacts({ record, number }: { record: CallRecord; number: string }) {
  const t = useWords(recordWords);
  const names = useNames();
  const { name, company, language, region, fields, attempts, result, consent } = record;
  const over = attempts.filter(({ ended_at }) => ended_at);
  const facts: (readonly [string, string])[] = [
    [t('numbers'), number],
    [t('company'), company],
    [t('language'), language],
    [t('place'), region],
    ...Object.entries(fields),
    [t('consent'), [consent.how, consent.proof].filter(Boolean).join(', ') || t('noConsent')],
    [t('tries'), over.length ? String(over.length) : ''],
    [t('last'), over.length ? names.disposition(result) : ''],
  ];
  return (
    <>
      <h3 className={css.name}>{name || company || t('nobody')}</h3>
      <dl className={css.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
