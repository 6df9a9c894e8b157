import type { ReactNode } from 'react';
import type { ContactView, Moment } from '@/shared/api/types';
import { contactWords } from '@/shared/contact/words';
import { clock, moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { Elapsed } from '@/shared/ui/timers';
import { contactsWords } from './words';
import css from './contact.module.css';

interface Props {
  contact: ContactView;
  timeline: readonly Moment[];
}

/** What is known of the contact itself. */
export function Facts({ contact, timeline }: Props) {
  const t = useWords(contactsWords);
  const code = useCodeWords(contactWords);
  const language = useLanguage();
  const over = contact.phase === 'closed';
  const time = (at: number) => moment(at, serverNow(), language);
  const rows: readonly (readonly [label: string, value: ReactNode])[] = [
    [t('channel'), code('channel', contact.channel, contact.channel)],
    [t('number_'), contact.caller],
    [t('dialled', { number: '' }).trim(), contact.dialled],
    [t('began'), time(contact.arrived_at)],
    [t('ended'), over ? time(contact.since) : ''],
    [
      t('length'),
      over ? (
        clock(contact.since - contact.arrived_at)
      ) : (
        <Elapsed key="length" since={contact.arrived_at} />
      ),
    ],
    [t('offers'), timeline.filter(({ kind }) => kind === 'contact.offered').length || ''],
    [t('priority'), contact.priority || ''],
  ];
  return (
    <Panel title={t('facts')}>
      <dl className={css.facts}>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
