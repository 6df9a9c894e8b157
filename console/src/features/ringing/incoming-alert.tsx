import { useEffect, useRef } from 'react';
import type { ContactView, DeskView, OfferView } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useDesk } from '@/shared/live/live';
import { usePhone } from '@/shared/phone/use-phone';
import { usePrefs } from '@/shared/prefs/prefs';
import { Hidden } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import { ringOnce, startRinging } from './sound';
import { ringingWords } from './words';

/** Announces an incoming contact on every page: to screen readers, by sound, on the desktop, in the title. */
export function IncomingAlert() {
  const t = useWords(ringingWords);
  const ui = useWords(uiWords);
  const language = useLanguage();
  const house = useHouse();
  const desk = useDesk();
  const offer = desk?.offer && !desk.offer.accepted ? desk.offer : null;
  const handed = desk && !offer ? handedOver(desk) : null;
  const contact = offer?.contact ?? handed;
  const what = t(offer ? kindOf(offer) : handed ? 'predictive' : 'call');
  const name = contact?.name || contact?.caller || ui('unknownCustomer');
  const queue = nameIn(house.queues.find(({ id }) => id === contact?.queue)?.name, language);
  const tier = contact?.tier ? ui('tier', { tier: contact.tier }) : '';
  const text = tier
    ? t('announce', { what, name, tier, queue })
    : t('announceNoTier', { what, name, queue });

  useSound(offer !== null);
  useCue(desk, handed?.id ?? '');
  useNotification(offer?.id ?? handed?.id ?? '', text);
  useTitle(offer ? t('title', { what, name }) : '');
  return (
    <div role="alert">
      <Hidden>{contact ? text : ''}</Hidden>
    </div>
  );
}

/** What rings; a colleague who asks for advice rings like a call, whoever began the talk. */
function kindOf({ contact, why }: OfferView) {
  if (contact.channel === 'message') return 'message';
  return why === 'consult' || contact.kind === 'inbound' ? 'call' : contact.kind;
}

/** The call dialled ahead that the agent talks in: it may have come without ringing. */
function handedOver({ work }: DeskView): ContactView | null {
  const talks = work.find(
    ({ contact, wrap_up: wraps }) => !wraps && contact?.kind === 'predictive',
  );
  return talks?.contact ?? null;
}

/** Only the tab that is the phone makes a noise. */
function useLoud(): boolean {
  const { sound } = usePrefs();
  const elsewhere = usePhone().status.state === 'elsewhere';
  return sound && !elsewhere;
}

function useSound(ringing: boolean): void {
  const loud = useLoud() && ringing;
  useEffect(() => (loud ? startRinging() : undefined), [loud]);
}

/** Sounds once for a call that has come without ringing; what was there when the page opened is no news. */
function useCue(desk: DeskView | null, handed: string): void {
  const loud = useLoud();
  const shown = desk !== null;
  const now = handed || (desk?.offer?.contact.id ?? '');
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (!shown) return;
    const news = before.current !== null && before.current !== now;
    before.current = now;
    if (handed && news && loud) ringOnce();
  }, [shown, now, handed, loud]);
}

function useNotification(offer: string, text: string): void {
  const { notifications } = usePrefs();
  useEffect(() => {
    if (!offer || !notifications || !('Notification' in window)) return;
    if (Notification.permission !== 'granted' || document.hasFocus()) return;
    const note = new Notification(text, { tag: offer, requireInteraction: true });
    note.onclick = () => window.focus();
    return () => note.close();
  }, [offer, text, notifications]);
}

function useTitle(title: string): void {
  useEffect(() => {
    if (!title) return;
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
