import { useEffect, useRef, useState } from 'react';
import { useWords } from '@/shared/i18n/words';
import { sendDigits } from '@/shared/phone/use-phone';
import { sideWords } from './side-words';
import css from './side.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Sends tones into the call, by click or by key while the focus is inside. Esc closes it. */
export function Keypad({ onClose }: { onClose: () => void }) {
  const t = useWords(sideWords);
  const [sent, setSent] = useState('');
  const pad = useRef<HTMLElement>(null);
  // The agent opened it a moment ago, to type.
  useEffect(() => pad.current?.focus(), []);
  const press = (key: string) => {
    sendDigits(key);
    setSent((before) => before + key);
  };
  const typed = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (!KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    // Here a digit is a tone, and no shortcut.
    event.preventDefault();
    event.stopPropagation();
    press(event.key);
  };
  return (
    // Keys reach the pad from wherever the focus is inside it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={pad} tabIndex={-1} className={css.pad} aria-label={t('keypad')} onKeyDown={typed}>
      <p className={css.sent} aria-live="polite">
        {sent ? `${t('sent')} ${sent}` : t('nothingSent')}
      </p>
      {KEYS.map((key) => (
        <button key={key} type="button" className={css.padKey} onClick={() => press(key)}>
          {key}
        </button>
      ))}
    </section>
  );
}
