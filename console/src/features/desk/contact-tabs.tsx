import { useState } from 'react';
import type { ContactView } from '@/shared/api/types';
import { markOf } from '@/shared/contact/api';
import { Timeline } from '@/shared/contact/timeline';
import { useWords } from '@/shared/i18n/words';
import { wishFor } from './callback-wish';
import { ArchiveTab } from './archive-tab';
import { CallbacksTab } from './callbacks-tab';
import { CasesTab } from './cases-tab';
import { CustomerTab } from './customer-file';
import { KnowledgeTab } from './knowledge-tab';
import { NotesTab } from './notes-tab';
import { ScriptTab } from './script-tab';
import { sideWords } from './side-words';
import { TalkTab } from './talk/talk-tab';
import css from './side.module.css';

const TABS = [
  'timeline',
  // The three look-ups, in the order in which they are tried (FL-24).
  'knowledge',
  'customer',
  'archive',
  'cases',
  'notes',
  'script',
  'callbacks',
] as const;
type Tab = (typeof TABS)[number];

/** An agent's own call, or a campaign's: a progressive one is dialled as a callback is. */
const sells = ({ id, kind }: ContactView) => kind === 'outgoing' || id.startsWith('record-');

/** Where an arrow key leads from a tab, round and round. */
function neighbour(tab: Tab, key: string): Tab | undefined {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return undefined;
  return TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
}

interface Props {
  contact: ContactView;
  /** The queues that the agent serves. */
  queues: readonly string[];
}

/** What helps with the contact at hand: its timeline, notes, the script and the knowledge of its queue, callbacks. */
export function ContactTabs({ contact, queues }: Props) {
  const t = useWords(sideWords);
  const [tab, setTab] = useState<Tab>(sells(contact) ? 'script' : 'timeline');
  const [wish, setWish] = useState(() => wishFor(contact, queues));
  const moved = (event: React.KeyboardEvent<HTMLElement>) => {
    const next = neighbour(tab, event.key);
    if (!next) return;
    setTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className={css.tabs}>
      <div role="tablist" tabIndex={-1} aria-label={t('tabs')} onKeyDown={moved}>
        {TABS.map((key) => (
          <button
            key={key}
            id={`tab-${key}`}
            type="button"
            role="tab"
            aria-selected={key === tab}
            aria-controls="tab-panel"
            tabIndex={key === tab ? 0 : -1}
            onClick={() => setTab(key)}
          >
            {t(`tab.${key}`)}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'callbacks' ? (
          <CallbacksTab contact={contact} queues={queues} wish={wish} change={setWish} />
        ) : (
          <TabPanel tab={tab} contact={contact} />
        )}
      </div>
    </div>
  );
}

function TabPanel({ tab, contact }: { tab: Tab; contact: ContactView }) {
  const mark = markOf(contact);
  if (tab === 'customer') return <CustomerTab contact={contact} />;
  if (tab === 'archive') return <ArchiveTab key={contact.id} contact={contact} />;
  if (tab === 'cases') return <CasesTab contact={contact} />;
  if (tab === 'notes') return <NotesTab contact={contact.id} mark={mark} />;
  if (tab === 'script')
    return sells(contact) ? (
      <TalkTab key={contact.id} contact={contact} />
    ) : (
      <ScriptTab key={contact.queue} contact={contact} />
    );
  if (tab === 'knowledge') return <KnowledgeTab key={contact.id} contact={contact} />;
  return <Timeline contact={contact.id} mark={mark} />;
}
