import type { AgentView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { Elapsed } from '@/shared/ui/timers';
import { Act } from '../act';
import { answerHelp } from '../api';
import { whyNotSteer, type Situation } from '../reasons';
import { oversightWords } from '../words';
import css from '../oversight.module.css';

/** What the agent asks for help with, and the way to say that it was answered. */
export function HelpOf({ agent, at }: { agent: AgentView; at: Situation }) {
  const t = useWords(oversightWords);
  if (!agent.help) return null;
  return (
    <section className={css.section}>
      <h3>
        {t('state.help')} · <Elapsed since={agent.help.since} />
      </h3>
      {agent.help.text && <p>{agent.help.text}</p>}
      <div className={css.acts}>
        <Act
          name={`help/${agent.id}`}
          label={t('helpAnswered')}
          reason={whyNotSteer(at)}
          onClick={() => void answerHelp(agent.id)}
        />
      </div>
    </section>
  );
}
