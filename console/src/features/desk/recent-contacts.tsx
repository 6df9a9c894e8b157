import { useState } from 'react';
import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import type { ClosedContact } from '@/shared/api/types';
import { CallButton } from '@/shared/calling/call-button';
import { Timeline } from '@/shared/contact/timeline';
import { useNames } from '@/shared/house/names';
import { useErrorText } from '@/shared/i18n/error-words';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { TierBadge } from '@/shared/ui/marks';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { useRecentContacts } from './api/contacts';
import { deskWords } from './words';
import css from './recent.module.css';

/** The contacts of this agent that ended last; each opens its timeline. */
export function RecentContacts() {
  const t = useWords(deskWords);
  const errorText = useErrorText();
  const [open, setOpen] = useState('');
  const recent = useRecentContacts();
  if (open) {
    return (
      <>
        <Button
          className={css.back ?? ''}
          type="text"
          size="small"
          icon={<ArrowLeft size={14} aria-hidden />}
          onClick={() => setOpen('')}
        >
          {t('back')}
        </Button>
        <Timeline contact={open} mark="closed" />
      </>
    );
  }
  return (
    <Panel title={t('recent')}>
      {recent.isError && <p role="alert">{errorText(errorCode(recent.error))}</p>}
      {recent.data?.length === 0 && <p className={css.muted}>{t('recentNone')}</p>}
      <ul className={css.list}>
        {recent.data?.map((contact) => (
          <Row key={contact.seq} contact={contact} open={() => setOpen(contact.id)} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ contact, open }: { contact: ClosedContact; open: () => void }) {
  const ui = useWords(uiWords);
  const outcome = useCodeWords(deskWords);
  const language = useLanguage();
  const names = useNames();
  const result = contact.disposition
    ? names.disposition(contact.disposition)
    : outcome('outcome', contact.outcome, contact.outcome);
  return (
    <li className={css.line}>
      <button type="button" className={css.row} onClick={open}>
        <time className={css.muted}>{moment(contact.closed_at, serverNow(), language)}</time>
        <span className={css.name}>
          {contact.name || contact.caller || ui('unknownCustomer')}
          <TierBadge tier={contact.tier} />
        </span>
        <span className={css.muted}>{contact.company}</span>
        <span className={css.result}>{result}</span>
      </button>
      <CallButton number={contact.caller} queue={contact.queue} />
    </li>
  );
}
