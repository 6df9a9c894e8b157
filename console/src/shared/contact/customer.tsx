import { MessageSquareText } from 'lucide-react';
import { useWords } from '../i18n/words';
import { TierBadge } from '../ui/marks';
import { uiWords } from '../ui/words';
import { contactWords } from './words';
import css from './customer.module.css';

interface Who {
  name: string;
  company: string;
  caller: string;
  tier: string;
  channel: string;
}

/** A customer in one line: tier, name or number, company. */
export function Customer({ who, plain = false }: { who: Who; plain?: boolean }) {
  const ui = useWords(uiWords);
  const t = useWords(contactWords);
  return (
    <span className={css.customer}>
      <TierBadge tier={who.tier} />
      <span className={css.name}>{who.name || who.caller || ui('unknownCustomer')}</span>
      {who.channel === 'message' && (
        <MessageSquareText size={13} aria-label={t('channel.message')} />
      )}
      {!plain && who.company && <span className={css.company}>{who.company}</span>}
    </span>
  );
}
