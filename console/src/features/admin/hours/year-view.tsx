import { useState } from 'react';
import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { useSpecialDays, type SpecialDay } from '../api/configuration';
import { isEntry, type Entry } from '../document/json';
import { weekdays } from '../fields/options';
import { datesOf, isGood, textOfPairs, weekdayOf, windowsOf } from './times';
import { hoursWords } from './words';
import page from '../admin.module.css';
import css from './hours.module.css';

const KINDS = ['open', 'closed', 'holiday', 'make_up', 'exception'] as const;
type Kind = (typeof KINDS)[number];

/** A year as it will hold: every date by colour, and the special ones by name. */
export function YearView({ hours }: { hours: Entry }) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  const errorText = useErrorText();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const found = useSpecialDays(hours, year, language);
  const days = found.data ?? [];
  const country = isEntry(hours.holidays) ? hours.holidays.country : '';
  const unannounced = country === 'CN' && !days.some((day) => day.kind === 'make_up');
  return (
    <section className={page.card} aria-label={t('year', { year })}>
      <header className={css.yearHead}>
        <h2>{t('year', { year })}</h2>
        <Button
          size="small"
          aria-label={t('previousYear')}
          icon={<ChevronLeft size={14} aria-hidden />}
          onClick={() => setYear(year - 1)}
        />
        <Button
          size="small"
          aria-label={t('nextYear')}
          icon={<ChevronRight size={14} aria-hidden />}
          onClick={() => setYear(year + 1)}
        />
        <span className={css.hint}>{t('yearHint')}</span>
        <Legend />
      </header>
      {found.isError && (
        <p role="alert" className={page.danger}>
          {errorText(errorCode(found.error), found.error.message)}
        </p>
      )}
      {found.data && unannounced && <p className={css.hint}>{t('notAnnounced', { year })}</p>}
      <div className={css.months} aria-hidden>
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} year={year} month={month} hours={hours} days={days} />
        ))}
      </div>
      <SpecialDays days={days} />
    </section>
  );
}

function Legend() {
  const t = useWords(hoursWords);
  return (
    <span className={css.legend}>
      {KINDS.map((kind) => (
        <span key={kind}>
          <i className={`${css.cell} ${css[kind]}`} /> {t(`kind.${kind}`)}
        </span>
      ))}
    </span>
  );
}

interface MonthProps {
  year: number;
  month: number;
  hours: Entry;
  days: SpecialDay[];
}

function Month({ year, month, hours, days }: MonthProps) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  const dates = datesOf(year, month);
  const special = new Map(days.map((day) => [day.date, day]));
  const first = weekdayOf(new Date(dates[0] ?? 0));
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return (
    <div>
      <strong>{name.format(new Date(dates[0] ?? 0))}</strong>
      <div className={css.month}>
        {dates.map((date, index) => {
          const day = special.get(date);
          const pairs = windowsOf(hours.week, weekdayOf(new Date(date))).filter(isGood);
          const kind: Kind = day ? (day.kind as Kind) : pairs.length > 0 ? 'open' : 'closed';
          const times = textOfPairs(day ? day.windows : pairs) || t('closed');
          return (
            <span
              key={date}
              className={`${css.cell} ${css[kind]}`}
              style={index === 0 ? { gridColumnStart: first + 1 } : undefined}
              title={[date, t(`kind.${kind}`), day?.name, times].filter(Boolean).join(' · ')}
            >
              {index + 1}
            </span>
          );
        })}
      </div>
    </div>
  );
}

function SpecialDays({ days }: { days: SpecialDay[] }) {
  const t = useWords(hoursWords);
  const names = weekdays(useLanguage(), 'short');
  if (days.length === 0) return <p className={css.hint}>{t('noSpecial')}</p>;
  return (
    <table className={page.table}>
      <thead>
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('times')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date}>
            <td className={page.number}>
              {day.date} {names[weekdayOf(new Date(day.date))]}
            </td>
            <td>{t(`kind.${day.kind as Kind}`)}</td>
            <td>{day.name}</td>
            <td>{textOfPairs(day.windows) || t('closed')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
