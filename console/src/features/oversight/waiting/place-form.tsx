import { useState } from 'react';
import { Button, InputNumber, Select } from 'antd';
import type { ContactView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { usePending } from '@/shared/live/commands';
import { moveContact, setPriority } from '../api';
import { useQueueOptions } from '../agents/agent-filters';
import { whyNotMove } from '../reasons';
import { useSituation, useWhyNot } from '../use-situation';
import { oversightWords } from '../words';
import css from '../oversight.module.css';

const LOWEST = -9;
const HIGHEST = 99;

/** Another queue, or another priority in this one. */
export function PlaceForm({ contact }: { contact: ContactView }) {
  const t = useWords(oversightWords);
  const reason = whyNotMove(useSituation(), contact);
  return (
    <section className={css.section}>
      <h3>{t('steer')}</h3>
      <Move contact={contact} reason={reason} />
      <Priority contact={contact} reason={reason} />
      <p className={css.muted}>{t('priorityHint')}</p>
    </section>
  );
}

interface Props {
  contact: ContactView;
  reason: string;
}

function Move({ contact, reason }: Props) {
  const t = useWords(oversightWords);
  const whyNot = useWhyNot();
  const [queue, setQueue] = useState(contact.queue);
  const options = useQueueOptions();
  const pending = usePending().includes(`move/${contact.id}`);
  const cannot = reason || (queue === contact.queue ? 'same_queue' : '');
  return (
    <div className={css.form}>
      <Select
        size="small"
        aria-label={t('move')}
        value={queue}
        disabled={reason !== ''}
        options={options}
        onChange={setQueue}
      />
      <Button
        size="small"
        disabled={cannot !== ''}
        loading={pending}
        title={cannot ? whyNot(cannot) : t('move')}
        onClick={() => void moveContact(contact.id, queue)}
      >
        {t('moveDo')}
      </Button>
    </div>
  );
}

function Priority({ contact, reason }: Props) {
  const t = useWords(oversightWords);
  const whyNot = useWhyNot();
  const [priority, change] = useState(contact.priority);
  const pending = usePending().includes(`priority/${contact.id}`);
  const cannot = reason || (priority === contact.priority ? 'already_there' : '');
  return (
    <div className={css.form}>
      <InputNumber
        size="small"
        aria-label={t('priority')}
        min={LOWEST}
        max={HIGHEST}
        precision={0}
        disabled={reason !== ''}
        value={priority}
        onChange={(value) => change(value ?? 0)}
      />
      <Button
        size="small"
        disabled={cannot !== ''}
        loading={pending}
        title={cannot ? whyNot(cannot) : t('priority')}
        onClick={() => void setPriority(contact.id, priority)}
      >
        {t('priorityDo')}
      </Button>
    </div>
  );
}
