import { Button, Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import type { AgentView } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { usePending } from '@/shared/live/commands';
import { Act } from '../act';
import { forcePresence } from '../api';
import { whyNotForce, type Situation } from '../reasons';
import { useWhyNot } from '../use-situation';
import { oversightWords } from '../words';
import css from '../oversight.module.css';

interface Props {
  agent: AgentView;
  at: Situation;
}

/** The states that a supervisor can put an agent into. */
export function ForceState({ agent, at }: Props) {
  const t = useWords(oversightWords);
  const name = `force/${agent.id}`;
  return (
    <section className={css.section}>
      <h3>{t('forceTitle')}</h3>
      <div className={css.acts}>
        <Act
          name={name}
          label={t('forceAvailable')}
          reason={whyNotForce(at, agent, 'available')}
          onClick={() => void forcePresence(agent.id, 'available')}
        />
        <NotReady agent={agent} at={at} />
        <Act
          name={name}
          label={t('forceOffline')}
          tone="danger"
          reason={whyNotForce(at, agent, 'offline')}
          onClick={() => void forcePresence(agent.id, 'offline')}
        />
      </div>
      <p className={css.muted}>{t('forceHint')}</p>
    </section>
  );
}

/** Not ready asks for the reason that the agent would have had to give. */
function NotReady({ agent, at }: Props) {
  const t = useWords(oversightWords);
  const language = useLanguage();
  const whyNot = useWhyNot();
  const { presence_reasons: reasons } = useHouse();
  const pending = usePending().includes(`force/${agent.id}`);
  const reason = whyNotForce(at, agent, 'not_ready');
  return (
    <Dropdown
      trigger={['click']}
      disabled={reason !== ''}
      menu={{
        items: reasons.map(({ id, name }) => ({ key: id, label: nameIn(name, language) })),
        onClick: ({ key }) => void forcePresence(agent.id, 'not_ready', key),
      }}
    >
      <Button
        size="small"
        disabled={reason !== ''}
        loading={pending}
        title={reason ? whyNot(reason) : t('notReadyFor')}
      >
        {t('notReadyFor')} <ChevronDown size={12} aria-hidden />
      </Button>
    </Dropdown>
  );
}
