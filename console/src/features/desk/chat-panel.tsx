import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, Input } from 'antd';
import type { ContactView } from '@/shared/api/types';
import { contactWords } from '@/shared/contact/words';
import { useReasonText } from '@/shared/i18n/error-words';
import { timeOfDay } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { Panel } from '@/shared/ui/panel';
import { reply } from './api/commands';
import { deskWords } from './words';
import css from './chat.module.css';

/** The conversation of a message contact. `reason` says why no reply is possible, '' when it is. */
export function ChatPanel({ contact, reason }: { contact: ContactView; reason: string }) {
  const t = useWords(deskWords);
  const language = useLanguage();
  const end = useRef<HTMLLIElement>(null);
  const count = contact.messages.length;
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [count]);
  return (
    <Panel title={t('chat')} className={css.chat}>
      {/* A log speaks new lines politely and must be reachable to be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.log} role="log" aria-label={t('chat')} tabIndex={0}>
        <ol className={css.messages}>
          {count === 0 && <li className={css.muted}>{t('noMessages')}</li>}
          {contact.messages.map(({ from, text, at, delivery, error }, index) => (
            <li key={index} className={from === 'agent' ? css.mine : css.theirs}>
              <p>{text}</p>
              <span className={css.muted}>
                {t(from === 'agent' ? 'fromYou' : 'fromCustomer')} · {timeOfDay(at, language)}
                {delivery && <Delivery delivery={delivery} error={error} />}
              </span>
            </li>
          ))}
          <li ref={end} aria-hidden />
        </ol>
      </div>
      <ReplyBox contact={contact.id} reason={reason} />
    </Panel>
  );
}

/** How far a message has come; one that did not arrive stands out, with the carrier's code. */
function Delivery({ delivery, error }: { delivery: string; error: string }) {
  const code = useCodeWords(contactWords);
  const lost = delivery === 'undelivered' || delivery === 'failed';
  return (
    <span className={lost ? css.lost : undefined}>
      {` · ${code('delivery', delivery, delivery)}`}
      {error && ` (${error})`}
    </span>
  );
}

const keyOf = (contact: string) => `callcenter.reply.${contact}`;

function ReplyBox({ contact, reason }: { contact: string; reason: string }) {
  const t = useWords(deskWords);
  const reasonText = useReasonText();
  const pending = usePending().includes('reply');
  const [text, setText] = useState(() => sessionStorage.getItem(keyOf(contact)) ?? '');
  const write = (next: string) => {
    sessionStorage.setItem(keyOf(contact), next);
    setText(next);
  };
  const send = async () => {
    if (!text.trim() || pending || reason) return;
    if (await runCommand('reply', () => reply(contact, text.trim()))) write('');
  };
  const pressed = (event: KeyboardEvent) => {
    // Enter that picks a character of an input method must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <div className={css.reply}>
      <Input.TextArea
        aria-label={t('reply')}
        placeholder={t('replyHint')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1600}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={pressed}
      />
      <Button
        type="primary"
        loading={pending}
        disabled={reason !== '' || !text.trim()}
        title={reason ? reasonText(reason) : undefined}
        onClick={() => void send()}
      >
        {t('send')}
      </Button>
    </div>
  );
}
