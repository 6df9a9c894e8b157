import { useCallback } from 'react';
import { Button, Spin } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import type { ContactPage as Page } from '@/shared/api/types';
import { markOf, useContactPage } from '@/shared/contact/api';
import { Timeline } from '@/shared/contact/timeline';
import { WhyNot } from '@/shared/contact/why-not';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { ContactHead } from './contact-head';
import { Facts } from './facts';
import { Recording } from './recording';
import { contactsWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './contact.module.css';

/** One contact, live or over: who it is, everything that happened, and what was recorded. */
export default function ContactPage() {
  const { id = '' } = useParams();
  const live = useLive(useCallback((feed: Feed) => feed.contacts[id] ?? null, [id]));
  const mark = live ? markOf(live) : 'closed';
  const page = useContactPage(id, mark);
  return (
    <div className={css.page}>
      <Back />
      {page.isPending && <Loading />}
      {page.isError && <Failed code={errorCode(page.error)} retry={() => void page.refetch()} />}
      {page.isSuccess && <Content page={page.data} mark={mark} />}
    </div>
  );
}

function Back() {
  const t = useWords(contactsWords);
  if (!useMay('watch')) return null;
  return (
    <Link className={`${table.link} ${css.back}`} to="/contacts">
      <ArrowLeft size={14} aria-hidden /> {t('back')}
    </Link>
  );
}

function Loading() {
  const ui = useWords(uiWords);
  return (
    <div className={css.middle} role="status" aria-label={ui('loading')}>
      <Spin />
    </div>
  );
}

function Failed({ code, retry }: { code: string; retry: () => void }) {
  const t = useWords(contactsWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const final = code === 'not_found' || code === 'forbidden';
  return (
    <div className={css.middle} role="alert">
      <strong>
        {code === 'not_found' && t('notFound')}
        {code === 'forbidden' && t('forbidden')}
        {!final && errorText(code)}
      </strong>
      {code === 'not_found' && <p>{t('notFoundHint')}</p>}
      {!final && <Button onClick={retry}>{ui('retry')}</Button>}
    </div>
  );
}

function Content({ page, mark }: { page: Page; mark: string }) {
  const t = useWords(contactsWords);
  const watches = useMay('watch');
  const evaluates = useMay('evaluate');
  const { contact, timeline } = page;
  return (
    <>
      <ContactHead contact={contact} />
      {evaluates && contact.phase === 'closed' && contact.agent && (
        <Link className={table.link} to={`/quality/new?contact=${encodeURIComponent(contact.id)}`}>
          {t('evaluate')}
        </Link>
      )}
      <div className={css.columns}>
        <Timeline contact={contact.id} mark={mark} />
        <div className={css.side}>
          <Facts contact={contact} timeline={timeline} />
          <Recording contact={contact} timeline={timeline} />
          {watches && contact.phase === 'waiting' && (
            <Panel title={t('waitingWhy')}>
              <WhyNot contact={contact.id} />
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}
