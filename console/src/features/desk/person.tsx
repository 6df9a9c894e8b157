import type { ContactView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { TierBadge } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import css from './desk.module.css';

/** Who it is, in three short lines: name with tier, company, number with queue. */
export function Person({ contact }: { contact: ContactView }) {
  const ui = useWords(uiWords);
  const names = useNames();
  return (
    <div className={css.person}>
      <div className={css.personName}>
        <span>{contact.name || ui('unknownCustomer')}</span>
        <TierBadge tier={contact.tier} />
      </div>
      {contact.company && <div>{contact.company}</div>}
      <div className={css.muted}>
        {contact.caller}
        {contact.queue && <span> · {names.queue(contact.queue)}</span>}
      </div>
    </div>
  );
}
