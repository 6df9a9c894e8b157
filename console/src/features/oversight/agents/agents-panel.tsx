import { useMemo } from 'react';
import type { Feed } from '@/shared/live/feed';
import { useWords } from '@/shared/i18n/words';
import { useLive } from '@/shared/live/live';
import { SortHead } from '@/shared/table/sort-head';
import { sorted, useOrder } from '@/shared/table/sorting';
import { Spacer } from '@/shared/table/spacer';
import { useWindow } from '@/shared/table/use-window';
import { Panel } from '@/shared/ui/panel';
import { AgentFilters } from './agent-filters';
import { AgentRow } from './agent-row';
import { useFilters } from '../filters';
import { AGENT_ORDER, agentsThatFit, type AgentColumn } from '../select';
import { useArrival } from '../use-arrival';
import { useSituation } from '../use-situation';
import { oversightWords } from '../words';
import table from '@/shared/table/table.module.css';
import css from '../oversight.module.css';

const agentsOf = (feed: Feed) => feed.agents;
const contactsOf = (feed: Feed) => feed.contacts;
const ROW = 41;
const COLUMNS = 8;

/** Every agent in one line. Rows are drawn again only when the feed says something new about them. */
export function AgentsPanel() {
  const t = useWords(oversightWords);
  const agents = useLive(agentsOf);
  const contacts = useLive(contactsOf);
  const at = useSituation();
  const [filters] = useFilters();
  const [order, turn] = useOrder<AgentColumn>({ by: 'state', down: false });
  const rows = useMemo(
    () => sorted(agentsThatFit(agents, filters), order, AGENT_ORDER),
    [agents, filters, order],
  );
  const { shown, onScroll } = useWindow(rows.length, ROW);
  const ref = useArrival('agents');
  const head = (by: AgentColumn, label: string, number = false) => (
    <SortHead by={by} label={label} order={order} turn={turn} number={number} />
  );
  const count = t('count', { shown: rows.length, all: Object.keys(agents).length });
  return (
    <Panel title={t('agents')} className={css.list} extra={<AgentFilters count={count} />}>
      {/* Focusable: a number of the queues' table leads here. */}
      <div className={`${table.box} ${css.scroll}`} ref={ref} tabIndex={-1} onScroll={onScroll}>
        <table className={table.table} aria-label={t('agents')} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {head('name', t('agent'))}
              {head('state', t('state'))}
              {head('since', t('time'), true)}
              <th scope="col">{t('contact')}</th>
              <th scope="col">{t('serves')}</th>
              {head('misses', t('misses'), true)}
              <th scope="col">{t('besideColumn')}</th>
              <th scope="col">{t('actions')}</th>
            </tr>
          </thead>
          <tbody>
            <Spacer height={shown.before} columns={COLUMNS} />
            {rows.slice(shown.from, shown.to).map((agent, index) => (
              <AgentRow
                key={agent.id}
                index={shown.from + index + 2}
                agent={agent}
                contact={contacts[agent.contact] ?? null}
                at={at}
              />
            ))}
            <Spacer height={shown.after} columns={COLUMNS} />
          </tbody>
        </table>
        {rows.length === 0 && <p className={table.empty}>{t('noAgents')}</p>}
      </div>
    </Panel>
  );
}
