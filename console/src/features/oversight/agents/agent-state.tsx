import { useCallback } from 'react';
import type { AgentView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { clock } from '@/shared/i18n/format';
import { useWords } from '@/shared/i18n/words';
import { useTick } from '@/shared/live/ticker';
import { PresenceDot } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import { oversightWords } from '../words';
import css from './agents.module.css';

/** Where an agent stands, with the reason. */
export function AgentState({ agent }: { agent: AgentView }) {
  const ui = useWords(uiWords);
  const names = useNames();
  return (
    <span className={css.state}>
      <PresenceDot presence={agent.presence} />
      {ui(`presence.${agent.presence}`)}
      {agent.reason && <span className={css.reason}>{names.reason(agent.reason)}</span>}
    </span>
  );
}

/** How long the agent has stood there; red once the time that a state may take is over. */
export function AgentTime({ agent: { since, until } }: { agent: AgentView }) {
  const t = useWords(oversightWords);
  const text = useTick(useCallback((now: number) => clock(now - since), [since]));
  const over = useTick(
    useCallback((now: number) => until !== null && until > 0 && now > until, [until]),
  );
  return (
    <time className={over ? css.over : undefined} title={over ? t('overtime') : undefined}>
      {text}
    </time>
  );
}
