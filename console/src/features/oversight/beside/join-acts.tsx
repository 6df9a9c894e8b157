import { Ear, Headphones, Megaphone, PhoneForwarded } from 'lucide-react';
import { Button, Space } from 'antd';
import type { AgentView, ContactView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { usePending } from '@/shared/live/commands';
import { Act } from '../act';
import { changeMode, MODES, monitor, takeOver, type Mode } from '../api';
import { whyNotJoin, whyNotTakeOver, type Situation } from '../reasons';
import { useWhyNot } from '../use-situation';
import { oversightWords } from '../words';

const ICONS = { listen: Headphones, whisper: Ear, barge: Megaphone };

interface Props {
  at: Situation;
  agent: AgentView;
  contact: ContactView | null;
}

/** Listen, whisper, barge in and take over. In the talk already, the mode is switched. */
export function JoinActs({ at, agent, contact }: Props) {
  const t = useWords(oversightWords);
  return (
    <>
      <Modes at={at} agent={agent} contact={contact} />
      <Act
        name={`takeOver/${agent.id}`}
        label={t('takeOver')}
        icon={<PhoneForwarded size={14} aria-hidden />}
        reason={whyNotTakeOver(at, agent, contact)}
        onClick={() => contact && void takeOver(agent.id, contact.id)}
      />
    </>
  );
}

function Modes({ at, agent, contact }: Props) {
  const t = useWords(oversightWords);
  const whyNot = useWhyNot();
  const pending = usePending();
  const reason = whyNotJoin(at, agent, contact);
  const part = at.beside?.agent.id === agent.id ? at.beside.part : null;
  const choose = (mode: Mode) => {
    if (!contact) return;
    void (part ? changeMode : monitor)(agent.id, contact.id, mode);
  };
  return (
    <Space.Compact role="group" aria-label={t('mode')}>
      {MODES.map((mode) => {
        const Icon = ICONS[mode];
        const on = part?.mode === mode;
        return (
          <Button
            key={mode}
            size="small"
            type={on ? 'primary' : 'default'}
            aria-pressed={on}
            icon={<Icon size={14} aria-hidden />}
            disabled={reason !== ''}
            loading={pending.includes(`${mode}/${agent.id}`)}
            title={reason ? whyNot(reason) : t(`mode.${mode}`)}
            onClick={() => !on && choose(mode)}
          >
            {t(`mode.${mode}`)}
          </Button>
        );
      })}
    </Space.Compact>
  );
}
