import { useState } from 'react';
import { Disc, Pause } from 'lucide-react';
import type { ContactView, Controls } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { usePhone } from '@/shared/phone/use-phone';
import { Panel } from '@/shared/ui/panel';
import { Elapsed } from '@/shared/ui/timers';
import { CallControls } from './call-controls';
import { ConsultPanel } from './consult-panel';
import { Keypad } from './keypad';
import { OurCall } from './our-call';
import { Person } from './person';
import { TargetPicker, type Purpose } from './target-picker';
import { deskWords, type DeskWord } from './words';
import css from './desk.module.css';

const PHASES: Partial<Record<ContactView['phase'], DeskWord>> = {
  dialling: 'phase.dialling',
  talking: 'phase.talking',
  on_hold: 'phase.on_hold',
  consulting: 'phase.consulting',
  conferencing: 'phase.conferencing',
  wrapping_up: 'phase.wrapping_up',
};

function phaseWord({ channel, phase }: ContactView): DeskWord {
  if (channel === 'message' && phase === 'talking') return 'phase.chatting';
  return PHASES[phase] ?? 'phase.other';
}

interface Props {
  /** Whose desk it is. */
  agent: string;
  contact: ContactView;
  controls: Controls;
}

/** The contact at hand: who, since when, in what state, and what can be done with it. */
export function ActiveContact({ agent, contact, controls }: Props) {
  const t = useWords(deskWords);
  const [picking, setPicking] = useState<Purpose | null>(null);
  const [typing, setTyping] = useState(false);
  const { inCall } = usePhone();
  const mine = contact.agent === agent;
  const close = () => setPicking(null);
  // A picker whose command is no longer possible closes by itself.
  const purpose = picking && controls[picking] === '' ? picking : null;
  return (
    <Panel title={t('active')} extra={<Recording contact={contact} />}>
      <Person contact={contact} />
      <OurCall contact={contact} />
      <p className={css.phase} role="status">
        <strong>{t(mine ? phaseWord(contact) : 'consulted')}</strong>
        <span aria-hidden>
          <Elapsed since={contact.since} />
        </span>
      </p>
      {contact.party && (
        <ConsultPanel contact={contact} party={contact.party} controls={controls} />
      )}
      {mine && (
        <CallControls
          contact={contact}
          controls={controls}
          picking={purpose}
          pick={(next) => setPicking(next === purpose ? null : next)}
          keypad={typing}
          toggleKeypad={() => setTyping(!typing)}
        />
      )}
      {mine && typing && inCall && <Keypad onClose={() => setTyping(false)} />}
      {purpose && (
        <TargetPicker key={purpose} purpose={purpose} contact={contact} onClose={close} />
      )}
    </Panel>
  );
}

function Recording({ contact }: { contact: ContactView }) {
  const t = useWords(deskWords);
  if (contact.channel === 'message') return null;
  if (contact.recording === 'on') {
    return (
      <span className={css.recording}>
        <Disc size={13} aria-hidden className={css.recordingOn} />
        {t('recordingOn')}
      </span>
    );
  }
  const paused = contact.recording === 'paused';
  return (
    <span className={css.recording}>
      {paused && <Pause size={13} aria-hidden />}
      {t(paused ? 'recordingPaused' : 'recordingOff')}
    </span>
  );
}
