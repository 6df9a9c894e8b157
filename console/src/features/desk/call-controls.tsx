import {
  ArrowRightLeft,
  Bot,
  CirclePause,
  CirclePlay,
  MessageSquareX,
  Mic,
  MicOff,
  Pause,
  PhoneOff,
  Play,
  User,
  UserRoundPlus,
} from 'lucide-react';
import type { ContactView, Controls } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { useShortcuts } from '@/shared/keys/use-shortcuts';
import { runCommand } from '@/shared/live/commands';
import { useLive } from '@/shared/live/live';
import type { Feed } from '@/shared/live/feed';
import { mutePhone, usePhone } from '@/shared/phone/use-phone';
import { hangUp, hold, judge, resume, setRecording } from './api/commands';
import { Control } from './control';
import { KeypadControl } from './keypad-control';
import type { Purpose } from './target-picker';
import { deskWords } from './words';
import css from './desk.module.css';

interface Props {
  contact: ContactView;
  controls: Controls;
  picking: Purpose | null;
  pick: (purpose: Purpose) => void;
  keypad: boolean;
  toggleKeypad: () => void;
}

const isLost = (feed: Feed) => feed.link.state === 'lost';

/** Whether the carrier took who answered for a machine, and the agent has not said yet. */
const isDoubtful = ({ ahead }: ContactView) => ahead?.answered_by === 'machine' && !ahead.judged;

/** The buttons of the contact at hand. What each may do is the service's word, not ours. */
export function CallControls(props: Props) {
  const { contact, controls, picking, pick } = props;
  const t = useWords(deskWords);
  const lost = useLive(isLost);
  const may = (reason: string) => (lost ? 'no_link' : reason);
  const voice = contact.channel === 'voice';
  const held = controls.hold !== '' && controls.resume === '';
  const toggleHold = held ? controls.resume : controls.hold;
  const holdAct = () =>
    void runCommand('hold', () => (held ? resume(contact.id) : hold(contact.id)));
  useShortcuts({
    h: may(toggleHold) ? undefined : holdAct,
    t: may(controls.transfer) ? undefined : () => pick('transfer'),
    c: may(controls.consult) ? undefined : () => pick('consult'),
  });
  return (
    <div className={css.controls} role="group" aria-label={t('active')}>
      {voice && <Mute />}
      {voice && (
        <Control
          name="hold"
          label={t(held ? 'resume' : 'hold')}
          icon={held ? Play : Pause}
          reason={may(toggleHold)}
          shortcut="h"
          {...(held && { tone: 'on' as const })}
          onClick={holdAct}
        />
      )}
      {voice && <KeypadControl open={props.keypad} toggle={props.toggleKeypad} />}
      <Control
        name="transfer"
        label={t('transfer')}
        icon={ArrowRightLeft}
        reason={may(controls.transfer)}
        shortcut="t"
        expanded={picking === 'transfer'}
        onClick={() => pick('transfer')}
      />
      {voice && (
        <Control
          name="consult"
          label={t('consult')}
          icon={UserRoundPlus}
          reason={may(controls.consult)}
          shortcut="c"
          expanded={picking === 'consult'}
          onClick={() => pick('consult')}
        />
      )}
      {voice && <RecordingControl contact={contact} controls={controls} may={may} />}
      {isDoubtful(contact) && (
        <>
          <Control
            name="aPerson"
            label={t('aPerson')}
            icon={User}
            reason={may('')}
            onClick={() => void runCommand('judge', () => judge(contact.id, 'person'))}
          />
          <Control
            name="aMachine"
            label={t('aMachine')}
            icon={Bot}
            reason={may('')}
            onClick={() => void runCommand('judge', () => judge(contact.id, 'machine'))}
          />
        </>
      )}
      <Control
        name="hangUp"
        label={t(voice ? 'hangUp' : 'endChat')}
        icon={voice ? PhoneOff : MessageSquareX}
        reason={may(controls.hang_up)}
        tone="danger"
        onClick={() => void runCommand('hangUp', () => hangUp(contact.id))}
      />
    </div>
  );
}

function Mute() {
  const t = useWords(deskWords);
  const phone = usePhone();
  const reason = !phone.canMute ? 'muteNoPhone' : phone.inCall ? '' : 'muteNoCall';
  return (
    <Control
      name="mute"
      label={t(phone.muted ? 'unmute' : 'mute')}
      icon={phone.muted ? MicOff : Mic}
      reason={reason}
      {...(reason && { reasonText: t(reason) })}
      {...(phone.muted && { tone: 'on' as const })}
      onClick={() => mutePhone(!phone.muted)}
    />
  );
}

function RecordingControl(
  props: Pick<Props, 'contact' | 'controls'> & { may: (reason: string) => string },
) {
  const { contact, controls, may } = props;
  const t = useWords(deskWords);
  const paused = controls.resume_recording === '';
  const reason = may(paused ? '' : controls.pause_recording);
  const act = () => void runCommand('recording', () => setRecording(contact.id, !paused));
  useShortcuts({ r: reason ? undefined : act });
  return (
    <Control
      name="recording"
      label={t(paused ? 'resumeRecording' : 'pauseRecording')}
      icon={paused ? CirclePlay : CirclePause}
      reason={reason}
      shortcut="r"
      {...(paused && { tone: 'on' as const })}
      onClick={act}
    />
  );
}
