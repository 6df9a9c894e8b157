import { Button } from 'antd';
import { MessageSquareText, PhoneIncoming } from 'lucide-react';
import type { OfferView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { clock } from '@/shared/i18n/format';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useShortcuts } from '@/shared/keys/use-shortcuts';
import { runCommand, usePending } from '@/shared/live/commands';
import { usePrefs } from '@/shared/prefs/prefs';
import { Key } from '@/shared/ui/marks';
import { Countdown } from '@/shared/ui/timers';
import { acceptOffer, declineOffer } from './api/commands';
import { OurCall } from './our-call';
import { Person } from './person';
import { TimeBar } from './time-bar';
import { deskWords, type DeskWord } from './words';
import css from './desk.module.css';

function headline(offer: OfferView): DeskWord {
  if (offer.why === 'consult') return 'consultRequest';
  if (offer.contact.kind !== 'inbound') return offer.contact.kind;
  return offer.contact.channel === 'message' ? 'incomingMessage' : 'incomingCall';
}

/** The contact that rings. It never takes the focus; screen readers hear of it from the shell's alert. */
export function RingingCard({ offer }: { offer: OfferView }) {
  const t = useWords(deskWords);
  const title = t(headline(offer));
  const Icon = offer.contact.channel === 'message' ? MessageSquareText : PhoneIncoming;
  return (
    <section className={css.ringing} aria-label={title}>
      <header className={css.ringingHead}>
        <Icon size={16} aria-hidden />
        <h2>{title}</h2>
        <strong title={t(offer.accepted ? 'connectIn' : 'rnaIn')}>
          <Countdown until={offer.lapses_at} />
        </strong>
      </header>
      <TimeBar from={offer.made_at} until={offer.lapses_at} />
      <Person contact={offer.contact} />
      {offer.contact.kind === 'callback' && <OurCall contact={offer.contact} />}
      {offer.contact.kind !== 'outgoing' && <Facts offer={offer} />}
      {offer.accepted ? (
        <p role="status" className={css.connecting}>
          {t('connecting')}
        </p>
      ) : (
        <Answer offer={offer} />
      )}
    </section>
  );
}

function Facts({ offer }: { offer: OfferView }) {
  const t = useWords(deskWords);
  const names = useNames();
  const why = useCodeWords(deskWords);
  const consult = offer.why === 'consult';
  return (
    <dl className={css.facts}>
      <dt>{t('why')}</dt>
      <dd>{why('why', offer.why, offer.why)}</dd>
      {consult ? (
        <dd className={css.wide}>{t('askedBy', { name: names.agent(offer.contact.agent) })}</dd>
      ) : (
        <>
          <dt>{t('waited')}</dt>
          <dd>
            {clock(offer.waited)}
            {offer.contact.attempts > 1 && ` · ${t('attempt', { n: offer.contact.attempts })}`}
          </dd>
        </>
      )}
    </dl>
  );
}

function Answer({ offer }: { offer: OfferView }) {
  const t = useWords(deskWords);
  const { shortcuts } = usePrefs();
  const pending = usePending();
  const accept = () => void runCommand('accept', () => acceptOffer(offer.id));
  const decline = () => void runCommand('decline', () => declineOffer(offer.id));
  useShortcuts({ a: accept, d: decline });
  const key = (name: string) => (shortcuts ? { 'aria-keyshortcuts': name } : {});
  return (
    <div className={css.answer}>
      <Button
        type="primary"
        size="large"
        loading={pending.includes('accept')}
        disabled={pending.includes('decline')}
        onClick={accept}
        {...key('A')}
      >
        {t('accept')} {shortcuts && <Key>A</Key>}
      </Button>
      <Button
        size="large"
        loading={pending.includes('decline')}
        disabled={pending.includes('accept')}
        onClick={decline}
        {...key('D')}
      >
        {t('decline')} {shortcuts && <Key>D</Key>}
      </Button>
    </div>
  );
}
