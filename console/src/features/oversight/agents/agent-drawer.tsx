import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { AgentView } from '@/shared/api/types';
import { Customer } from '@/shared/contact/customer';
import { contactWords } from '@/shared/contact/words';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { Elapsed } from '@/shared/ui/timers';
import { JoinActs } from '../beside/join-acts';
import { useSituation } from '../use-situation';
import { oversightWords } from '../words';
import { Beside } from './agent-row';
import { AgentState, AgentTime } from './agent-state';
import { ForceState } from './force-state';
import { HelpOf } from './help-of';
import { NoteForm } from './note-form';
import table from '@/shared/table/table.module.css';
import css from '../oversight.module.css';

const agentsOf = (feed: Feed) => feed.agents;
const contactsOf = (feed: Feed) => feed.contacts;

/** One agent with everything a supervisor may do about them. The address says whose it is. */
export function AgentDrawer() {
  const t = useWords(oversightWords);
  const [params, change] = useQueryState();
  const id = params.get('agent') ?? '';
  const agent = useLive(agentsOf)[id];
  return (
    <Drawer
      open={id !== ''}
      size={440}
      title={t('agentCard', { name: agent?.name ?? id })}
      destroyOnHidden
      onClose={() => change({ agent: '' })}
    >
      {agent ? <Card agent={agent} /> : <p>{t('goneAgent')}</p>}
    </Drawer>
  );
}

/** Every contact that the agent has, the call first, else the one that rings. */
function Contacts({ agent }: { agent: AgentView }) {
  const t = useWords(oversightWords);
  const phase = useWords(contactWords);
  const contacts = useLive(contactsOf);
  const ids = agent.contacts.length > 0 ? agent.contacts : [agent.contact];
  const held = ids.flatMap((id) => contacts[id] ?? []);
  if (held.length === 0) return t('noContact');
  return held.map((contact) => (
    <div key={contact.id}>
      <Link className={table.link} to={`/contacts/${contact.id}`}>
        <Customer who={contact} />
      </Link>
      <div className={css.muted}>
        {phase(`phase.${contact.phase}`)} · <Elapsed since={contact.since} />
      </div>
    </div>
  ));
}

function Card({ agent }: { agent: AgentView }) {
  const t = useWords(oversightWords);
  const at = useSituation();
  const names = useNames();
  const contact = useLive(contactsOf)[agent.contact] ?? null;
  return (
    <>
      <section className={css.section}>
        <dl className={css.facts}>
          <dt>{t('state')}</dt>
          <dd className={css.state}>
            <AgentState agent={agent} /> <AgentTime agent={agent} />
          </dd>
          <dt>{t('contact')}</dt>
          <dd>
            <Contacts agent={agent} />
          </dd>
          <dt>{t('serves')}</dt>
          <dd>{agent.queues.map(names.queue).join(' · ')}</dd>
          <dt>{t('misses_today')}</dt>
          <dd>{agent.misses}</dd>
          {agent.monitored_by.length > 0 && (
            <>
              <dt>{t('besideColumn')}</dt>
              <dd>
                <Beside agent={agent} />
              </dd>
            </>
          )}
        </dl>
      </section>
      {agent.help && <HelpOf agent={agent} at={at} />}
      <section className={css.section}>
        <h3>{t('inTalk')}</h3>
        <div className={css.acts}>
          <JoinActs at={at} agent={agent} contact={contact} />
        </div>
      </section>
      <ForceState agent={agent} at={at} />
      <NoteForm key={agent.id} agent={agent} at={at} />
    </>
  );
}
