import { Spin } from 'antd';
import type { ContactView, DeskView } from '@/shared/api/types';
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
import { RingingCard } from './ringing-card';
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
  const toRegister = desk.contact?.agent === desk.agent.id ? desk.contact : null;
  const registering = desk.wrap_up?.contact ?? toRegister;
  return (
    <div className={`${css.desk} ${registering ? '' : css.unregistered}`}>
      <div className={css.left}>
        <Notices notices={desk.notices} />
        {desk.offer && <RingingCard offer={desk.offer} />}
        {desk.contact && <ActiveContact key={desk.contact.id} desk={desk} contact={desk.contact} />}
        {!desk.contact && !desk.offer && !desk.wrap_up && <CallNumber queues={desk.my_queues} />}
        <MyQueues ids={desk.my_queues} />
        <HelpButton desk={desk} />
      </div>
      <div className={css.centre}>
        <Fence>
          <Middle desk={desk} />
        </Fence>
      </div>
      <div className={css.right}>
        {registering ? (
          <RegisterPanel key={registering.id} contact={registering} wrapUp={desk.wrap_up} />
        ) : (
          <KeyList />
        )}
        <MyTasks desk={desk} />
        <MyDay desk={desk} />
      </div>
    </div>
  );
}

/** The contact at hand, else the one just left, else the one that rings (its timeline is not ours yet). */
function Middle({ desk }: { desk: DeskView }) {
  const contact = desk.contact ?? desk.wrap_up?.contact ?? null;
  if (contact) return <ContactPanels desk={desk} contact={contact} />;
  return (
    <>
      {desk.offer ? (
        <CustomerHeader contact={desk.offer.contact} card={desk.card} />
      ) : (
        <IdlePanel desk={desk} />
      )}
      {!desk.offer && <NextRecordPanel desk={desk} />}
      <RecentContacts key={desk.offer ? 'ringing' : 'idle'} />
    </>
  );
}

function ContactPanels({ desk, contact }: { desk: DeskView; contact: ContactView }) {
  return (
    <>
      <CustomerHeader contact={contact} card={desk.card} />
      <RecordOfContact contact={contact} />
      {contact.channel === 'message' && (
        <ChatPanel key={contact.id} contact={contact} reason={desk.controls.reply} />
      )}
      <ContactTabs key={contact.id} contact={contact} queues={desk.my_queues} />
    </>
  );
}
