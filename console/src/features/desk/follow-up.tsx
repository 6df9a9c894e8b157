import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/shared/i18n/words';
import { deskWords } from './words';
import css from './register.module.css';

const nineIn = (days: number) => dayjs().add(days, 'day').hour(9).startOf('hour');

interface Props {
  value: number | null;
  onChange: (value: number | null) => void;
}

/** When to follow up, in the browser's time zone. `value` is seconds UTC. */
export function FollowUp({ value, onChange }: Props) {
  const t = useWords(deskWords);
  return (
    <DatePicker
      aria-label={t('followUp')}
      className={css.date ?? ''}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      minDate={dayjs()}
      presets={[
        { label: t('tomorrow'), value: nineIn(1) },
        { label: t('inThreeDays'), value: nineIn(3) },
        { label: t('nextWeek'), value: nineIn(7) },
      ]}
      value={value === null ? null : dayjs.unix(value)}
      onChange={(date) => onChange(date ? date.unix() : null)}
    />
  );
}
