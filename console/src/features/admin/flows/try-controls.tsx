import { useState } from 'react';
import { Button, Input } from 'antd';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import type { TryTurn } from './turns';
import { flowWords } from './words';
import css from './flows.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

interface Props {
  expect: NonNullable<TryTurn['expect']>;
  send: (line: string) => void;
}

/** What the caller, or the house, can answer at this turn. */
export function TryControls({ expect, send }: Props) {
  const t = useWords(flowWords);
  const find = useCodeWords(flowWords);
  const [line, setLine] = useState('');
  const label =
    expect.kind === 'look-up'
      ? t('lookUp', { name: expect.name })
      : t(expect.kind === 'recording' ? 'seconds' : 'keys');
  return (
    <div className={css.controls}>
      <p className={css.note}>
        {t('waitingFor', { what: find('expect', expect.kind, expect.kind) })}
      </p>
      {expect.kind === 'gather' && (
        <div className={css.keypad}>
          {KEYS.map((key) => (
            <Button key={key} size="small" onClick={() => send(key)}>
              {key}
            </Button>
          ))}
        </div>
      )}
      <div className={css.line}>
        <Input
          aria-label={label}
          placeholder={label}
          value={line}
          onChange={({ target }) => setLine(target.value)}
          onPressEnter={() => line.trim() && send(line.trim())}
        />
        <Button disabled={!line.trim()} onClick={() => send(line.trim())}>
          {t('send')}
        </Button>
      </div>
      <div className={css.actions}>
        <Button size="small" onClick={() => send('')}>
          {t(expect.kind === 'look-up' ? 'nothing' : 'silence')}
        </Button>
        {expect.kind === 'look-up' && (
          <Button size="small" onClick={() => send('fail')}>
            {t('fail')}
          </Button>
        )}
        <Button size="small" onClick={() => send('hang up')}>
          {t('hangUp')}
        </Button>
      </div>
    </div>
  );
}
