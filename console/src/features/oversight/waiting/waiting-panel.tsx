import { useMemo } from 'react';
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import type { ContactView } from '@/shared/api/types';
import { Customer } from '@/shared/contact/customer';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useQueryState, withQuery } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import { Wait } from '@/shared/ui/wait';
import { uiWords } from '@/shared/ui/words';
import { NO_TIER, useFilters } from '../filters';
import { isInQueue, rungBy, waitingThatFit } from '../select';
import { useArrival } from '../use-arrival';
import { oversightWords } from '../words';
import table from '@/shared/table/table.module.css';
import page from '../oversight.module.css';
import css from './waiting.module.css';

const agentsOf = (feed: Feed) => feed.agents;
const contactsOf = (feed: Feed) => feed.contacts;
const queuesOf = (feed: Feed) => feed.queues;
const TIERS = ['A', 'B', 'C'];

/** Those who wait, the longest first; each opens why it waits and what can be done. */
export function WaitingPanel() {
  const t = useWords(oversightWords);
  const contacts = useLive(contactsOf);
  const rung = rungBy(useLive(agentsOf));
  const queues = useLive(queuesOf);
  const [filters] = useFilters();
  const waiting = useMemo(() => waitingThatFit(contacts, filters), [contacts, filters]);
  const all = useMemo(() => Object.values(contacts).filter(isInQueue).length, [contacts]);
  const ref = useArrival('waiting');
  return (
    <Panel
      title={t('waitingTitle')}
      className={page.list}
      extra={<TierFilter count={t('count', { shown: waiting.length, all })} />}
    >
      <div className={`${table.box} ${page.scroll}`} ref={ref} tabIndex={-1}>
        <ul className={css.list} aria-label={t('waitingTitle')}>
          {waiting.map((contact) => (
            <Row
              key={contact.id}
              contact={contact}
              agent={rung.get(contact.id) ?? ''}
              target={queues[contact.queue]?.sl_seconds ?? null}
            />
          ))}
        </ul>
        {waiting.length === 0 && (
          <p className={table.empty}>{t(all === 0 ? 'nobodyWaits' : 'nobodyFits')}</p>
        )}
      </div>
    </Panel>
  );
}

function TierFilter({ count }: { count: string }) {
  const t = useWords(oversightWords);
  const ui = useWords(uiWords);
  const [filters, change] = useFilters();
  const narrowed = filters.queue || filters.tier !== null;
  const value = filters.tier === null ? '' : filters.tier || NO_TIER;
  return (
    <div className={page.filters}>
      <span className={page.count} role="status">
        {count}
      </span>
      {narrowed && (
        <Button size="small" type="link" onClick={() => change({ queue: '', tier: '' })}>
          {t('clear')}
        </Button>
      )}
      <Select
        size="small"
        style={{ width: 110 }}
        popupMatchSelectWidth={false}
        aria-label={t('filterTier')}
        value={value}
        options={[
          { value: '', label: t('allTiers') },
          ...TIERS.map((tier) => ({ value: tier, label: ui('tier', { tier }) })),
          { value: NO_TIER, label: t('noTier') },
        ]}
        onChange={(tier) => change({ tier })}
      />
    </div>
  );
}

interface RowProps {
  contact: ContactView;
  /** At whom it rings, '' for nobody. */
  agent: string;
  target: number | null;
}

function Row({ contact, agent, target }: RowProps) {
  const t = useWords(oversightWords);
  const names = useNames();
  const [params] = useQueryState();
  return (
    <li>
      <Link
        className={css.row}
        to={{ search: withQuery(params, { contact: contact.id, agent: '' }) }}
      >
        <Customer who={contact} />
        <span className={css.wait}>
          <Wait since={contact.queued_at ?? contact.arrived_at} target={target} />
        </span>
        <span className={css.where}>
          {names.queue(contact.queue)}
          {contact.priority !== 0 && ` · ${t('priorityShort', { n: contact.priority })}`}
        </span>
        <span className={css.where}>{agent && t('ringsAt', { name: agent })}</span>
      </Link>
    </li>
  );
}
