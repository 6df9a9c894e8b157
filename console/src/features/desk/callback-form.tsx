import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { PhoneForwarded } from 'lucide-react';
import type { ContactView } from '@/shared/api/types';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending, type Watched } from '@/shared/live/commands';
import { agreeCallback, CALLBACKS, type Wish } from './api/callbacks';
import { useMoment } from './callback-promise';
import { callbackWords } from './callback-words';
import { wishFor } from './callback-wish';
import { WhenPicker } from './when-picker';
import css from './callbacks.module.css';

interface Props {
  contact: ContactView;
  queues: readonly string[];
  wish: Wish;
  change: (wish: Wish) => void;
  watched: Watched;
}

/** Agrees a callback with this customer; what is typed outlives a look at another tab. */
export function CallbackForm({ contact, queues, wish, change, watched }: Props) {
  const t = useWords(callbackWords);
  const { agree, agreed, pending, forget } = useAgreeing(watched);
  const alter = (part: Partial<Wish>) => {
    forget();
    change({ ...wish, ...part });
  };
  const act = async () => {
    if (await agree(wish)) change(wishFor(contact, queues));
  };
  const ready = wish.number.trim() !== '' && wish.queue !== '';
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !pending) void act();
      }}
    >
      <div className={css.pair}>
        <NumberField value={wish.number} onChange={(number) => alter({ number })} />
        <div className={css.field}>
          <span aria-hidden>{t('when')}</span>
          <WhenPicker value={wish.at} onChange={(at) => alter({ at })} />
        </div>
      </div>
      <QueueField
        choices={[...new Set([contact.queue, ...queues])].filter(Boolean)}
        value={wish.queue}
        onChange={(queue) => alter({ queue })}
      />
      <NoteField value={wish.note} onChange={(note) => alter({ note })} />
      <Button
        htmlType="submit"
        icon={<PhoneForwarded size={14} aria-hidden />}
        loading={pending}
        disabled={!ready}
      >
        {t('agree')}
      </Button>
      <p role="status">{agreed}</p>
    </form>
  );
}

/** The way to agree a callback, and what was agreed last in words. */
function useAgreeing(watched: Watched) {
  const t = useWords(callbackWords);
  const time = useMoment();
  const queries = useQueryClient();
  const [agreed, setAgreed] = useState('');
  const agree = async (wish: Wish) => {
    const number = wish.number.trim();
    const done = await runCommand('callBack', () => agreeCallback({ ...wish, number }), watched);
    if (!done) return false;
    setAgreed(t('agreed', { number, time: wish.at === null ? t('soonest') : time(wish.at) }));
    void queries.invalidateQueries({ queryKey: CALLBACKS });
    return true;
  };
  const pending = usePending().includes('callBack');
  return { agree, agreed, pending, forget: () => setAgreed('') };
}

interface FieldProps {
  value: string;
  onChange: (value: string) => void;
}

function NumberField({ value, onChange }: FieldProps) {
  const t = useWords(callbackWords);
  return (
    <label className={css.field}>
      <span>{t('number')}</span>
      <Input
        type="tel"
        autoComplete="off"
        maxLength={30}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

function QueueField({ choices, value, onChange }: FieldProps & { choices: readonly string[] }) {
  const t = useWords(callbackWords);
  const names = useNames();
  if (choices.length === 0) return <p className={css.muted}>{t('noQueue')}</p>;
  return (
    <div className={css.field}>
      <span aria-hidden>{t('queue')}</span>
      <Select
        aria-label={t('queue')}
        value={value}
        options={choices.map((id) => ({ value: id, label: names.queue(id) }))}
        onChange={onChange}
      />
    </div>
  );
}

function NoteField({ value, onChange }: FieldProps) {
  const t = useWords(callbackWords);
  return (
    <label className={css.field}>
      <span>{t('note')}</span>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
