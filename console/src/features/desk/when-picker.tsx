import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/shared/i18n/words';
import { callbackWords } from './callback-words';
import css from './callbacks.module.css';

/** How far ahead the service agrees a callback. */
const FARTHEST_DAYS = 90;
const STEP_MINUTES = 5;

const nineIn = (days: number) => dayjs().add(days, 'day').hour(9).startOf('hour');

interface Props {
  value: number | null;
  onChange: (value: number | null) => void;
}

/** When to call back, in the browser's time zone; empty for as soon as possible. `value` is seconds UTC. */
export function WhenPicker({ value, onChange }: Props) {
  const t = useWords(callbackWords);
  return (
    <DatePicker
      aria-label={t('when')}
      className={css.date ?? ''}
      placeholder={t('soonest')}
      showTime={{ format: 'HH:mm', minuteStep: STEP_MINUTES }}
      format="YYYY-MM-DD HH:mm"
      minDate={dayjs()}
      maxDate={dayjs().add(FARTHEST_DAYS, 'day')}
      presets={[
        { label: t('inAnHour'), value: dayjs().add(1, 'hour').startOf('minute') },
        { label: t('tomorrow'), value: nineIn(1) },
        { label: t('nextWeek'), value: nineIn(7) },
      ]}
      value={value === null ? null : dayjs.unix(value)}
      // Enter takes the time that is shown; the form is not sent by it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(date) => onChange(date ? date.unix() : null)}
    />
  );
}
