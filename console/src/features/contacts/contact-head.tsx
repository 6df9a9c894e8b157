import type { ContactView } from '@/shared/api/types';
import { CallButton } from '@/shared/calling/call-button';
import { contactWords } from '@/shared/contact/words';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Dot, TierBadge } from '@/shared/ui/marks';
import { Elapsed } from '@/shared/ui/timers';
import { uiWords } from '@/shared/ui/words';
import { contactsWords } from './words';
import css from './contact.module.css';

/** Who it is, and where the contact stands or how it ended. */
export function ContactHead({ contact }: { contact: ContactView }) {
  const t = useWords(contactsWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(contactWords);
  const names = useNames();
  const live = contact.phase !== 'closed';
  const outcome = contact.outcome ?? '';
  const facts = [
    contact.caller || t('unknownNumber'),
    contact.queue && names.queue(contact.queue),
    contact.agent && names.agent(contact.agent),
    contact.disposition && names.disposition(contact.disposition),
  ].filter(Boolean);
  return (
    <header className={css.head}>
      <div className={css.name}>
        <h1>{contact.name || ui('unknownCustomer')}</h1>
        <TierBadge tier={contact.tier} />
        <span className={css.muted}>{contact.company}</span>
        <span className={css.stage}>
          {live && <Dot color={contact.agent ? 'contact' : 'offered'} />}
          <strong role="status">
            {live ? code('phase', contact.phase, contact.phase) : code('outcome', outcome, outcome)}
          </strong>
          {live && <Elapsed since={contact.since} />}
        </span>
      </div>
      <p className={css.line}>
        {facts.join(' · ')} <CallButton number={contact.caller} queue={contact.queue} />
      </p>
    </header>
  );
}
