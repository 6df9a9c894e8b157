import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { ContactView } from '@/shared/api/types';
import { WhyNot } from '@/shared/contact/why-not';
import { contactWords } from '@/shared/contact/words';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { TierBadge } from '@/shared/ui/marks';
import { Wait } from '@/shared/ui/wait';
import { uiWords } from '@/shared/ui/words';
import { isInQueue } from '../select';
import { oversightWords } from '../words';
import { PlaceForm } from './place-form';
import table from '@/shared/table/table.module.css';
import css from '../oversight.module.css';

const contactsOf = (feed: Feed) => feed.contacts;
const queuesOf = (feed: Feed) => feed.queues;

/** One waiting customer: why nobody has taken them yet, and the ways to help that. */
export function WaitingDrawer() {
  const t = useWords(oversightWords);
  const ui = useWords(uiWords);
  const [params, change] = useQueryState();
  const id = params.get('contact') ?? '';
  const contact = useLive(contactsOf)[id];
  const name = contact ? contact.name || contact.caller || ui('unknownCustomer') : '';
  return (
    <Drawer
      open={id !== ''}
      size={480}
      title={t('waitingCard', { name })}
      destroyOnHidden
      onClose={() => change({ contact: '' })}
    >
      {contact && isInQueue(contact) ? <Card contact={contact} /> : <Gone id={id} />}
    </Drawer>
  );
}

function Gone({ id }: { id: string }) {
  const t = useWords(oversightWords);
  return (
    <>
      <p role="status">{t('gone')}</p>
      <Link className={table.link} to={`/contacts/${id}`}>
        {t('openContact')}
      </Link>
    </>
  );
}

function Card({ contact }: { contact: ContactView }) {
  const t = useWords(oversightWords);
  const say = useWords(contactWords);
  const names = useNames();
  const target = useLive(queuesOf)[contact.queue]?.sl_seconds ?? null;
  return (
    <>
      <section className={css.section}>
        <dl className={css.facts}>
          <dt>{t('contact')}</dt>
          <dd className={css.state}>
            <TierBadge tier={contact.tier} /> {contact.caller} {contact.company}
          </dd>
          <dt>{t('queue')}</dt>
          <dd>
            {names.queue(contact.queue)} · {say(`phase.${contact.phase}`)}
          </dd>
          <dt>{t('waited')}</dt>
          <dd>
            <Wait since={contact.queued_at ?? contact.arrived_at} target={target} />
          </dd>
          <dt>{t('priority')}</dt>
          <dd>{contact.priority}</dd>
        </dl>
        <Link className={table.link} to={`/contacts/${contact.id}`}>
          {t('openContact')}
        </Link>
      </section>
      <PlaceForm key={`${contact.queue}/${contact.priority}`} contact={contact} />
      <section className={css.section}>
        <h3>{say('whyNot')}</h3>
        <WhyNot contact={contact.id} />
      </section>
    </>
  );
}
