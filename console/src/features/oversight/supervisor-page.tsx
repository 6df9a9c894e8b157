import { useCallback } from 'react';
import { Alert, Spin } from 'antd';
import { ConfigurationWarnings } from '@/shared/house/warnings';
import { clock } from '@/shared/i18n/format';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { useMay } from '@/shared/session/permissions';
import { Fence } from '@/shared/ui/broken';
import { Hidden } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import { AgentDrawer } from './agents/agent-drawer';
import { AgentsPanel } from './agents/agents-panel';
import { BesideStrip } from './beside/beside-strip';
import { HelpStrip } from './help/help-strip';
import { QueuesPanel } from './queues/queues-panel';
import { WaitingDrawer } from './waiting/waiting-drawer';
import { WaitingPanel } from './waiting/waiting-panel';
import { oversightWords } from './words';
import css from './oversight.module.css';

const isThere = (feed: Feed) => feed.seq !== null;
const lostSince = (feed: Feed) => (feed.link.state === 'lost' ? feed.link.since : null);

/** The floor as a supervisor steers it: queues, agents, and those who wait, all from the live feed. */
export default function SupervisorPage() {
  const t = useWords(oversightWords);
  const ui = useWords(uiWords);
  const there = useLive(isThere);
  const since = useLive(lostSince);
  const listens = useMay('listen_in');
  if (!there) {
    return (
      <div className={css.loading} role="status" aria-label={ui('loading')}>
        <Spin />
      </div>
    );
  }
  return (
    <div className={css.page}>
      <h1>
        <Hidden>{t('title')}</Hidden>
      </h1>
      {since !== null && <Lost since={since} />}
      <ConfigurationWarnings />
      <HelpStrip />
      {listens && <BesideStrip />}
      <Fence>
        <QueuesPanel />
      </Fence>
      <div className={css.lists}>
        <Fence>
          <AgentsPanel />
        </Fence>
        <Fence>
          <WaitingPanel />
        </Fence>
      </div>
      <AgentDrawer />
      <WaitingDrawer />
    </div>
  );
}

/** What is shown stays, and says how old it is. `since` is the browser's clock. */
function Lost({ since }: { since: number }) {
  const t = useWords(oversightWords);
  const time = useTick(useCallback(() => clock(Date.now() / 1000 - since), [since]));
  return <Alert type="warning" showIcon title={t('asOf', { time })} />;
}
