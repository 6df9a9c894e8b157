import { useState } from 'react';
import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { clockOf, isGood, minutesOf, nextWindow, type Pair } from './times';
import { hoursWords } from './words';
import css from './hours.module.css';

interface Props {
  /** What the windows are of: a weekday or a date. */
  day: string;
  pairs: Pair[];
  onChange: (pairs: Pair[]) => void;
}

/** The open windows of a day; none at all is a closed day. */
export function Windows({ day, pairs, onChange }: Props) {
  const t = useWords(hoursWords);
  const next = nextWindow(pairs);
  const put = (index: number, pair: Pair) =>
    onChange(pairs.map((each, at) => (at === index ? pair : each)));
  return (
    <div className={css.windows}>
      {pairs.length === 0 && <span className={css.closed}>{t('closed')}</span>}
      {pairs.map((pair, index) => (
        <span key={index} className={css.window} title={isGood(pair) ? undefined : t('badWindow')}>
          <Time
            label={t('window', { day, part: t('from'), number: index + 1 })}
            faulty={!isGood(pair)}
            value={pair[0]}
            onChange={(start) => put(index, [start, pair[1]])}
          />
          –
          <Time
            label={t('window', { day, part: t('until'), number: index + 1 })}
            faulty={!isGood(pair)}
            value={pair[1]}
            onChange={(end) => put(index, [pair[0], end])}
          />
          <Button
            type="text"
            size="small"
            aria-label={t('removeWindow', { day, number: index + 1 })}
            icon={<X size={12} aria-hidden />}
            onClick={() => onChange(pairs.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      {next && (
        <Button
          type="text"
          size="small"
          aria-label={t('addWindowTo', { day })}
          title={t('addWindow')}
          icon={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...pairs, next])}
        />
      )}
    </div>
  );
}

interface TimeProps {
  label: string;
  value: number;
  faulty: boolean;
  onChange: (minutes: number) => void;
}

/** A time of day, taken over when the field is left. */
function Time({ label, value, faulty, onChange }: TimeProps) {
  const t = useWords(hoursWords);
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && minutesOf(text) === null;
  const take = () => {
    const minutes = minutesOf(text ?? '');
    if (minutes === null) return;
    setText(null);
    onChange(minutes);
  };
  return (
    <Input
      size="small"
      className={css.time ?? ''}
      aria-label={label}
      aria-invalid={wrong || faulty}
      title={wrong ? t('badTime') : undefined}
      status={wrong || faulty ? 'error' : ''}
      value={text ?? clockOf(value)}
      onChange={({ target }) => setText(target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  );
}
