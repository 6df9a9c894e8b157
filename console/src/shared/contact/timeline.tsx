import {
  ArrowRightLeft,
  CircleCheck,
  Clock3,
  Disc,
  Dot,
  Grid3x3,
  HandHelping,
  Headphones,
  MessageSquareText,
  Pause,
  PhoneCall,
  PhoneIncoming,
  PhoneOff,
  Play,
  TriangleAlert,
  UserRound,
  UserRoundCheck,
  UsersRound,
  Voicemail,
  type LucideIcon,
} from 'lucide-react';
import { errorCode } from '../api/errors';
import type { Moment } from '../api/types';
import { useErrorText } from '../i18n/error-words';
import { timeOfDay } from '../i18n/format';
import { useLanguage } from '../i18n/language';
import { useWords } from '../i18n/words';
import { Panel } from '../ui/panel';
import { uiWords } from '../ui/words';
import { useContactPage } from './api';
import { timelineWords } from './timeline-words';
import { useTimelineNotes, useTimelineText } from './use-timeline-text';
import { isTold } from './variant';
import css from './timeline.module.css';

const ICONS: Record<string, LucideIcon> = {
  'contact.arrived': PhoneIncoming,
  'contact.menu_advanced': Grid3x3,
  'contact.queued': Clock3,
  'contact.priority_changed': Clock3,
  'contact.offered': UserRound,
  'contact.offer_accepted': UserRoundCheck,
  'contact.connected': PhoneCall,
  'contact.held': Pause,
  'contact.resumed': Play,
  'contact.consult_started': UsersRound,
  'contact.consult_answered': UserRoundCheck,
  'contact.consult_merged': UsersRound,
  'contact.handed_over': ArrowRightLeft,
  'contact.forwarded': ArrowRightLeft,
  'contact.released': PhoneOff,
  'contact.customer_left': PhoneOff,
  'contact.disposed': CircleCheck,
  'contact.closed': CircleCheck,
  'contact.message_received': MessageSquareText,
  'contact.message_sent': MessageSquareText,
  'contact.recording_changed': Disc,
  'contact.monitor_started': Headphones,
  'contact.monitor_changed': Headphones,
  'contact.monitor_ended': Headphones,
  'contact.taken_over': ArrowRightLeft,
  'contact.callback_requested': PhoneCall,
  'contact.voicemail_started': Voicemail,
  'contact.voicemail_left': Voicemail,
  'agent.help_asked': HandHelping,
  'agent.wrap_up_ended': CircleCheck,
  'effect.failed': TriangleAlert,
};

/** Everything that happened to a contact, oldest first. `mark` changes when there may be more. */
export function Timeline({ contact, mark }: { contact: string; mark: string }) {
  const t = useWords(timelineWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const page = useContactPage(contact, mark);
  const moments = page.data?.timeline.filter(isTold) ?? [];
  return (
    <Panel title={t('timeline')} className={css.panel}>
      {page.isPending && <p role="status">{ui('loading')}</p>}
      {page.isError && <p role="alert">{errorText(errorCode(page.error))}</p>}
      {page.isSuccess && moments.length === 0 && <p>{t('empty')}</p>}
      {/* Focusable, so that a long timeline can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={css.list} tabIndex={0} aria-label={t('timeline')}>
        {moments.map((moment) => (
          <Row key={moment.seq} moment={moment} />
        ))}
      </ol>
    </Panel>
  );
}

function Row({ moment }: { moment: Moment }) {
  const language = useLanguage();
  const text = useTimelineText();
  const notes = useTimelineNotes();
  const Icon = ICONS[moment.kind] ?? Dot;
  return (
    <li className={css.row}>
      <time dateTime={new Date(moment.at * 1000).toISOString()}>
        {timeOfDay(moment.at, language)}
      </time>
      <span className={css.icon}>
        <Icon size={14} aria-hidden />
      </span>
      <span className={css.text}>
        {text(moment)}
        {notes(moment).map((note) => (
          <span key={note} className={css.note}>
            {note}
          </span>
        ))}
      </span>
    </li>
  );
}
