import { useMemo, useRef } from 'react';
import type { Presence } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useTick } from '@/shared/live/ticker';
import { PresenceDot } from '@/shared/ui/marks';
import { uiWords } from '@/shared/ui/words';
import { beyondLimits, type Beyond } from './beyond';
import { Card } from './card';
import { Figure } from './figure';
import { useMode } from './mode';
import { houseNow } from './numbers';
import { usePages, useRoom } from './paging';
import { PageMarks } from './queue-table';
import { useThresholds } from './use-house';
import { Waited } from './waited';
import { boardWords } from './words';
import css from './agents.module.css';

const SHOWN: readonly Presence[] = ['available', 'on_contact', 'offered', 'wrap_up', 'not_ready'];
const agentsOf = (feed: Feed) => feed.agents;
const contactsOf = (feed: Feed) => feed.contacts;
const wholeSecond = (now: number) => Math.floor(now);

/** The agents who are signed in, as one bar by where they stand. */
export function StateBar() {
  const t = useWords(boardWords);
  const name = useWords(uiWords);
  const agents = useLive(agentsOf);
  const { staff, signedIn } = useMemo(() => houseNow([], Object.values(agents)), [agents]);
  return (
    <Card title={t('states')} className={css.states}>
      {signedIn === 0 && <p className={css.empty}>{t('nobody')}</p>}
      <div className={css.bar} aria-hidden>
        {SHOWN.filter((presence) => staff[presence] > 0).map((presence) => (
          <span key={presence} className={css[presence]} style={{ flexGrow: staff[presence] }} />
        ))}
      </div>
      <dl className={css.legend}>
        {SHOWN.map((presence) => (
          <div key={presence}>
            <dt>
              <PresenceDot presence={presence} />
              {name(`presence.${presence}`)}
            </dt>
            <dd>{staff[presence]}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Who has been on a contact, in wrap-up or away for too long; the gravest first. */
export function BeyondList() {
  const t = useWords(boardWords);
  const { mode } = useMode();
  const agents = useLive(agentsOf);
  const contacts = useLive(contactsOf);
  const thresholdsOf = useThresholds();
  const now = useTick(wholeSecond);
  const found = useMemo(
    () => beyondLimits(Object.values(agents), contacts, thresholdsOf, now),
    [agents, contacts, thresholdsOf, now],
  );
  const box = useRef<HTMLUListElement>(null);
  const room = useRoom(box, found.length);
  const page = usePages(found, mode === 'tv' ? room : Infinity);
  return (
    <Card
      title={t('beyond')}
      className={css.beyond}
      extra={page.count > 1 && <PageMarks index={page.index} count={page.count} />}
    >
      {found.length === 0 && <p className={css.empty}>{t('nobodyBeyond')}</p>}
      <ul ref={box} className={css.list}>
        {page.items.map((each) => (
          <Row key={each.agent.id} beyond={each} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ beyond: { agent, level } }: { beyond: Beyond }) {
  const name = useWords(uiWords);
  const language = useLanguage();
  const house = useHouse();
  const reason = house.presence_reasons.find(({ id }) => id === agent.reason);
  return (
    <li data-row className={css.row}>
      <PresenceDot presence={agent.presence} />
      <span className={css.who}>
        <span className={css.agent}>{agent.name || agent.id}</span>
        <span className={css.where}>
          {reason ? nameIn(reason.name, language) : name(`presence.${agent.presence}`)}
        </span>
      </span>
      <Figure of={{ agent: agent.id, closed: false }} level={level}>
        <Waited since={agent.since} />
      </Figure>
    </li>
  );
}
