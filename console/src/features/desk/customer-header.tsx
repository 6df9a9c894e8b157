import type { CardView, ContactView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { TierBadge } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import { AccountFacts, useCustomerFile } from './customer-file';
import { deskWords } from './words';
import css from './desk.module.css';

/** Who the customer is, as far as the customer database knows. */
export function CustomerHeader({ contact, card }: { contact: ContactView; card: CardView | null }) {
  const t = useWords(deskWords);
  const ui = useWords(uiWords);
  const language = useCodeWords(deskWords);
  const names = useNames();
  const file = useCustomerFile(contact);
  const facts = [
    contact.caller,
    card?.language && language('language', card.language, card.language),
    card?.manager && t('manager', { name: names.agent(card.manager) }),
    card?.deputy && t('deputy', { name: names.agent(card.deputy) }),
    contact.dialled && t('dialled', { number: contact.dialled }),
  ].filter(Boolean);
  return (
    <header className={css.customer} aria-label={t('customer')}>
      <div className={css.customerName}>
        <h1>{card?.name || contact.name || ui('unknownCustomer')}</h1>
        <TierBadge tier={card?.tier ?? contact.tier} />
        <span className={css.company}>{card?.company || contact.company}</span>
      </div>
      <ul className={css.factLine}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {file && <AccountFacts file={file} />}
      {!card && <p className={css.muted}>{t('noCard')}</p>}
    </header>
  );
}
