import { HandHelping, Headphones } from 'lucide-react';
import { Link } from 'react-router';
import type { AgentView } from '@/shared/api/types';
import { Customer } from '@/shared/contact/customer';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { Elapsed } from '@/shared/ui/timers';
import { Act } from '../act';
import { answerHelp, monitor } from '../api';
import { whyNotJoin, whyNotSteer } from '../reasons';
import { callsForHelp } from '../select';
import { useSituation } from '../use-situation';
import { oversightWords } from '../words';
import table from '@/shared/table/table.module.css';
import css from '../oversight.module.css';

const agentsOf = (feed: Feed) => feed.agents;

/** Calls for help, told at once and kept until they are answered. */
export function HelpStrip() {
  const t = useWords(oversightWords);
  const calls = callsForHelp(useLive(agentsOf));
  return (
    <div role="alert" aria-label={t('help')} className={css.calls}>
      {calls.map((agent) => (
        <Call key={agent.id} agent={agent} />
      ))}
    </div>
  );
}

function Call({ agent }: { agent: AgentView }) {
  const t = useWords(oversightWords);
  const at = useSituation();
  const contacts = useLive(contactsOf);
  const contact = contacts[agent.contact] ?? null;
  const about = agent.help && (contacts[agent.help.contact] ?? null);
  return (
    <div className={css.strip}>
      <HandHelping size={18} aria-hidden />
      <span className={css.stripText}>
        <strong>{t('asksForHelp', { name: agent.name })}</strong>
        {agent.help?.text && <q>{agent.help.text}</q>}
        {about && (
          <Link className={table.link} to={`/contacts/${about.id}`}>
            <Customer who={about} />
          </Link>
        )}
        <span className={css.muted}>{agent.help && <Elapsed since={agent.help.since} />}</span>
      </span>
      <span className={css.acts}>
        <Act
          name={`listen/${agent.id}`}
          label={t('mode.listen')}
          fullLabel={t('listenTo', { name: agent.name })}
          icon={<Headphones size={14} aria-hidden />}
          reason={whyNotJoin(at, agent, contact)}
          onClick={() => contact && void monitor(agent.id, contact.id, 'listen')}
        />
        <Act
          name={`help/${agent.id}`}
          label={t('helpAnswered')}
          fullLabel={t('helpOf', { name: agent.name })}
          reason={whyNotSteer(at)}
          tone="primary"
          onClick={() => void answerHelp(agent.id)}
        />
      </span>
    </div>
  );
}

const contactsOf = (feed: Feed) => feed.contacts;
