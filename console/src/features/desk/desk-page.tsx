import { Spin } from 'antd';
import type { ContactView, DeskView, WorkView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { useDesk } from '@/shared/live/live';
import { Fence } from '@/shared/ui/broken';
import { uiWords } from '@/shared/ui/words';
import { ActiveContact } from './active-contact';
import { CallNumber } from './call-number';
import { ChatPanel } from './chat-panel';
import { ContactTabs } from './contact-tabs';
import { CustomerHeader } from './customer-header';
import { HelpButton } from './help-button';
import { IdlePanel } from './idle-panel';
import { KeyList } from './key-list';
import { MyDay } from './my-day';
import { MyQueues } from './my-queues';
import { MyTasks } from './my-tasks';
import { NextRecordPanel } from './next-record';
import { Notices } from './notices';
import { RecentContacts } from './recent-contacts';
import { RecordOfContact } from './record-facts';
import { RegisterPanel } from './register-panel';
import { RescueBehind } from './rescue';
import { RingingCard } from './ringing-card';
import { StandByPanel } from './stand-by';
import { useFront } from './use-front';
import { WorkTabs } from './work-tabs';
import css from './desk.module.css';

/** The agent's desk: everything on it is what the live feed says. */
export default function DeskPage() {
  const t = useWords(uiWords);
  const desk = useDesk();
  if (!desk) {
    return (
      <div className={css.loading} role="status" aria-label={t('loading')}>
        <Spin />
      </div>
    );
  }
  return <Desk desk={desk} />;
}

function Desk({ desk }: { desk: DeskView }) {
  const [front, choose] = useFront(desk.work);
  const held = front && !front.wrap_up ? front.contact : null;
  const toRegister = held?.agent === desk.agent.id ? held : null;
  const registering = front?.wrap_up ? front.contact : toRegister;
  return (
    <div className={`${css.desk} ${registering ? '' : css.unregistered}`}>
      <div className={css.left}>
        <Notices notices={desk.notices} />
        {desk.offer && <RingingCard offer={desk.offer} />}
        {front && desk.work.length > 1 && (
          <WorkTabs work={desk.work} front={front.id} choose={choose} />
        )}
        {front && held && (
          <ActiveContact
            key={held.id}
            agent={desk.agent.id}
            contact={held}
            controls={front.controls}
          />
        )}
        {!desk.work.length && !desk.offer && <CallNumber queues={desk.my_queues} />}
        <StandByPanel desk={desk} />
        <MyQueues ids={desk.my_queues} />
        <HelpButton desk={desk} about={toRegister?.id ?? ''} />
      </div>
      <div className={css.centre}>
        <Fence>
          <Middle desk={desk} front={front} />
        </Fence>
      </div>
      <div className={css.right}>
        {registering ? (
          <RegisterPanel
            key={registering.id}
            contact={registering}
            wrapUp={front?.wrap_up ?? null}
          />
        ) : (
          <KeyList />
        )}
        {desk.work.map(
          ({ id, contact, wrap_up }) =>
            id !== front?.id &&
            contact &&
            wrap_up && <RescueBehind key={id} contact={contact} until={wrap_up.until} />,
        )}
        <MyTasks desk={desk} />
        <MyDay desk={desk} />
      </div>
    </div>
  );
}

/** The contact in front, at hand or just left, else the one that rings (its timeline is not ours yet). */
function Middle({ desk, front }: { desk: DeskView; front: WorkView | null }) {
  if (front?.contact) {
    return (
      <ContactPanels key={front.id} contact={front.contact} work={front} queues={desk.my_queues} />
    );
  }
  return (
    <>
      {desk.offer ? (
        <CustomerHeader contact={desk.offer.contact} card={desk.offer.card} />
      ) : (
        <IdlePanel desk={desk} />
      )}
      {!desk.offer && <NextRecordPanel desk={desk} />}
      <RecentContacts key={desk.offer ? 'ringing' : 'idle'} />
    </>
  );
}

interface PanelsProps {
  contact: ContactView;
  work: WorkView;
  /** The queues that the agent serves. */
  queues: readonly string[];
}

function ContactPanels({ contact, work, queues }: PanelsProps) {
  return (
    <>
      <CustomerHeader contact={contact} card={work.card} />
      <RecordOfContact contact={contact} />
      {contact.channel === 'message' && (
        <ChatPanel contact={contact} reason={work.controls.reply} />
      )}
      <ContactTabs contact={contact} queues={queues} />
    </>
  );
}
