import { memo } from 'react';
import { Button } from 'antd';
import { Eye, HandHelping, Headphones } from 'lucide-react';
import { Link } from 'react-router';
import type { AgentView, ContactView } from '@/shared/api/types';
import { Customer } from '@/shared/contact/customer';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { usePending } from '@/shared/live/commands';
import { useQueryState, withQuery } from '@/shared/table/query-state';
import { uiWords } from '@/shared/ui/words';
import { monitor } from '../api';
import { whyNotJoin, type Situation } from '../reasons';
import { useWhyNot } from '../use-situation';
import { oversightWords } from '../words';
import { AgentState, AgentTime } from './agent-state';
import table from '@/shared/table/table.module.css';
import css from './agents.module.css';

interface Props {
  index: number;
  agent: AgentView;
  contact: ContactView | null;
  at: Situation;
}

/** One agent. */
export const AgentRow = memo(function AgentRow({ index, agent, contact, at }: Props) {
  const t = useWords(oversightWords);
  const ui = useWords(uiWords);
  const names = useNames();
  const [params] = useQueryState();
  const queues = agent.queues.map(names.queue).join(' · ');
  return (
    <tr aria-rowindex={index} className={agent.help ? table.marked : undefined}>
      <td className={css.name}>
        <Link
          className={css.open}
          to={{ search: withQuery(params, { agent: agent.id, contact: '' }) }}
          title={agent.name}
        >
          {agent.name}
        </Link>
        {agent.id === at.me.agent && <span className={css.you}>{t('you')}</span>}
        {agent.help && <HandHelping size={15} aria-label={t('state.help')} />}
      </td>
      <td>
        <AgentState agent={agent} />
      </td>
      <td className={table.number}>
        <AgentTime agent={agent} />
      </td>
      <td className={`${table.fill} ${css.contact}`}>
        {contact ? (
          <Link className={css.open} to={`/contacts/${contact.id}`}>
            <Customer who={contact} />
          </Link>
        ) : (
          <span className={table.muted}>{ui('none')}</span>
        )}
        <More n={agent.contacts.length - 1} />
      </td>
      <td className={`${table.fill} ${css.queues}`} title={queues}>
        {queues}
      </td>
      <td className={table.number}>
        <span className={agent.misses ? undefined : table.muted}>{agent.misses}</span>
      </td>
      <td>
        <Beside agent={agent} />
      </td>
      <td>
        <Listen agent={agent} contact={contact} at={at} />
      </td>
    </tr>
  );
});

/** How many contacts the agent has beside the one in front. */
function More({ n }: { n: number }) {
  const t = useWords(oversightWords);
  if (n < 1) return null;
  return (
    <span className={css.you} title={t('moreContacts', { n })}>
      {t('more', { n })}
    </span>
  );
}

/** Who is in the agent's talk, and how. */
export function Beside({ agent }: { agent: AgentView }) {
  const t = useWords(oversightWords);
  const names = useNames();
  if (agent.monitored_by.length === 0) return null;
  return (
    <span className={css.beside}>
      <Eye size={14} aria-hidden />
      {agent.monitored_by
        .map(({ id, mode }) => {
          const who = names.agent(id).replace(/^user:/, '');
          return `${who} (${t(`mode.${mode as 'listen'}`)})`;
        })
        .join(', ')}
    </span>
  );
}

function Listen({ agent, contact, at }: Omit<Props, 'index'>) {
  const t = useWords(oversightWords);
  const whyNot = useWhyNot();
  const [params] = useQueryState();
  const pending = usePending().includes(`listen/${agent.id}`);
  const joined = at.beside?.agent.id === agent.id;
  const reason = joined ? 'monitoring' : whyNotJoin(at, agent, contact);
  const label = t('listenTo', { name: agent.name });
  return (
    <span className={css.acts}>
      <Button
        size="small"
        icon={<Headphones size={14} aria-hidden />}
        aria-label={label}
        title={reason ? whyNot(reason) : label}
        disabled={reason !== ''}
        loading={pending}
        onClick={() => contact && void monitor(agent.id, contact.id, 'listen')}
      />
      <Link
        className={css.more}
        to={{ search: withQuery(params, { agent: agent.id, contact: '' }) }}
        aria-label={t('open_agent', { name: agent.name })}
      >
        {t('actions')}
      </Link>
    </span>
  );
}
