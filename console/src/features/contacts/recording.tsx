import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Play } from 'lucide-react';
import { answer, api } from '@/shared/api/client';
import { ApiError, errorCode } from '@/shared/api/errors';
import type { ContactView, Moment } from '@/shared/api/types';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { contactsWords } from './words';
import css from './contact.module.css';

/** Whether a contact's timeline tells of anything recorded: the talk, or a message left. Pure. */
export function wasRecorded(timeline: readonly Moment[]): boolean {
  return timeline.some(
    ({ kind, data }) =>
      (kind === 'contact.recording_changed' && data.recording === 'on') ||
      kind === 'contact.voicemail_left',
  );
}

interface Props {
  contact: ContactView;
  timeline: readonly Moment[];
}

/** The recording, for those who may hear it; or why there is none. */
export function Recording({ contact, timeline }: Props) {
  const t = useWords(contactsWords);
  const hears = useMay('hear_recordings');
  const recorded = wasRecorded(timeline);
  const over = contact.phase === 'closed' || contact.phase === 'wrapping_up';
  return (
    <Panel title={t('recording')}>
      {!recorded && <p className={css.muted}>{t('recording.notRecorded')}</p>}
      {recorded && !hears && <p className={css.muted}>{t('recording.forbidden')}</p>}
      {recorded && hears && !over && <p className={css.muted}>{t('recording.live')}</p>}
      {recorded && hears && over && <Player key={contact.id} contact={contact.id} />}
    </Panel>
  );
}

const address = (id: string) => `/api/v1/contacts/${encodeURIComponent(id)}/recording`;

/** The player cannot tell why it failed: the service's answer to the first byte does. */
async function whyNoSound(id: string): Promise<never> {
  const call = api.GET('/api/v1/contacts/{id}/recording', {
    params: { path: { id } },
    headers: { Range: 'bytes=0-0' },
    parseAs: 'stream',
  });
  await answer(call);
  throw new ApiError('unplayable', 0);
}

/** The sound is fetched only when it is wanted: every request is a line of the audit trail. */
function Player({ contact }: { contact: string }) {
  const t = useWords(contactsWords);
  const [wanted, setWanted] = useState(false);
  const failure = useMutation({ mutationFn: () => whyNoSound(contact) });
  const fail = () => {
    setWanted(false);
    failure.mutate();
  };
  if (wanted) {
    return (
      // What was said stands in no text: a talk has no captions.
      // eslint-disable-next-line jsx-a11y/media-has-caption
      <audio
        className={css.audio}
        controls
        autoPlay
        src={address(contact)}
        aria-label={t('recording.player')}
        onError={fail}
      />
    );
  }
  return (
    <div className={css.heard}>
      <Button
        size="small"
        icon={<Play size={14} aria-hidden />}
        loading={failure.isPending}
        onClick={() => setWanted(true)}
      >
        {t('recording.load')}
      </Button>
      <p className={css.muted}>{t('recording.audited')}</p>
      <div role="alert">{failure.isError && <Trouble error={failure.error} />}</div>
    </div>
  );
}

function Trouble({ error }: { error: unknown }) {
  const t = useWords(contactsWords);
  const errorText = useErrorText();
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 404) return <p>{t('recording.none')}</p>;
  if (error instanceof ApiError && error.code === 'unplayable')
    return <p>{t('recording.failed')}</p>;
  if (status === 503) return <p>{t('recording.unavailable')}</p>;
  return <p>{errorText(errorCode(error))}</p>;
}
