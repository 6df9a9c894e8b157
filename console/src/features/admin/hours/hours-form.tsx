import { useState, type ReactNode } from 'react';
import { Button, Input, Select } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { useCountries } from '../api/configuration';
import { faultsAt } from '../document/faults';
import { isEntry, mapOf, textOf, withKey, type Entry, type Json } from '../document/json';
import { useWriting } from '../document/use-document';
import { Field } from '../fields/field';
import { EntryForm } from '../fields/entry-form';
import { weekdays } from '../fields/options';
import { Remove } from '../fields/values';
import { exceptionsOf, windowsOf, withWindows } from './times';
import { Windows } from './windows';
import { hoursWords } from './words';
import css from './hours.module.css';

interface Props {
  hours: Entry;
  onChange: (hours: Entry) => void;
}

const KNOWN = ['zone', 'week', 'days', 'holidays'];

/** One set of opening hours. */
export function HoursForm({ hours, onChange }: Props) {
  const t = useWords(hoursWords);
  const put = (key: string) => (value: Json | undefined) => onChange(withKey(hours, key, value));
  return (
    <>
      <Part title={t('general')}>
        <Zone hours={hours} onChange={put('zone')} />
      </Part>
      <Part title={t('week')}>
        <Week week={hours.week} onChange={put('week')} />
      </Part>
      <Part title={t('holidays')} hint={t('holidaysHint')}>
        <Holidays hours={hours} onChange={put('holidays')} />
      </Part>
      <Part title={t('exceptions')} hint={t('exceptionsHint')}>
        <Exceptions hours={hours} onChange={put('days')} />
      </Part>
      <EntryForm
        path={`calendars.${textOf(hours.id)}`}
        place="calendars"
        definition="Hours"
        groups={[]}
        except={KNOWN}
        entry={hours}
        onChange={onChange}
      />
    </>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h3>{title}</h3>
      {hint && <p className={css.hint}>{hint}</p>}
      {children}
    </section>
  );
}

interface PartProps {
  hours: Entry;
  onChange: (value: Json | undefined) => void;
}

/** What is wrong with a part of these hours. */
const useFaults = (hours: Entry, key: string) =>
  faultsAt(useWriting().faults, `calendars.${textOf(hours.id)}.${key}`);

function Zone({ hours, onChange }: PartProps) {
  const t = useWords(hoursWords);
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return (
    <Field label={t('zone')} faults={useFaults(hours, 'zone')}>
      {(ids) => (
        <Select
          {...ids}
          showSearch
          className={css.wide ?? ''}
          value={textOf(hours.zone) || 'UTC'}
          options={[...new Set(zones)].map((zone) => ({ value: zone, label: zone }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

const WORKING_DAYS = [1, 2, 3, 4];

function Week({ week, onChange }: { week: Json | undefined; onChange: (week: Json) => void }) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  return (
    <div className={css.week}>
      {weekdays(language).map((day, index) => (
        <div key={day} className={css.day}>
          <span>{day}</span>
          <Windows
            day={day}
            pairs={windowsOf(week, index)}
            onChange={(pairs) => onChange(withWindows(week, [index], pairs))}
          />
          {index === 0 && (
            <Button
              size="small"
              onClick={() => onChange(withWindows(week, WORKING_DAYS, windowsOf(week, 0)))}
            >
              {t('copy')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

/** Codes of countries, by their names in the reader's language. */
function countryNames(codes: string[], language: string) {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  return codes
    .filter((code) => code.length === 2)
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }))
    .sort((one, other) => one.label.localeCompare(other.label, language));
}

function Holidays({ hours, onChange }: PartProps) {
  const t = useWords(hoursWords);
  const language = useLanguage();
  const countries = useCountries().data ?? [];
  const rule = isEntry(hours.holidays) ? hours.holidays : null;
  const parts = countries.find((each) => each.code === rule?.country)?.subdivisions ?? [];
  const days = weekdays(language).map((label, value) => ({ value, label }));
  return (
    <div className={css.fields}>
      <Field label={t('country')} faults={useFaults(hours, 'holidays')}>
        {(ids) => (
          <Select<string | null>
            {...ids}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            className={css.wide ?? ''}
            placeholder={t('noHolidays')}
            value={textOf(rule?.country) || null}
            options={countryNames(
              countries.map((each) => each.code),
              language,
            )}
            onChange={(country) => onChange(country ? { country } : undefined)}
          />
        )}
      </Field>
      {rule && parts.length > 0 && (
        <Field label={t('part')}>
          {(ids) => (
            <Select<string | null>
              {...ids}
              allowClear
              showSearch
              className={css.wide ?? ''}
              placeholder={t('wholeCountry')}
              value={textOf(rule.subdivision) || null}
              options={parts.map((part) => ({ value: part, label: part }))}
              onChange={(part) => onChange(withKey(rule, 'subdivision', part ?? undefined))}
            />
          )}
        </Field>
      )}
      {rule && (
        <Field label={t('makeUp')}>
          {(ids) => (
            <Select
              {...ids}
              className={css.wide ?? ''}
              value={typeof rule.make_up_as === 'number' ? rule.make_up_as : 0}
              options={days}
              onChange={(day) => onChange({ ...rule, make_up_as: day })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function Exceptions({ hours, onChange }: PartProps) {
  const t = useWords(hoursWords);
  const [date, setDate] = useState('');
  const days = mapOf(hours, 'days');
  const add = () => {
    onChange({ ...days, [date]: [] });
    setDate('');
  };
  const found = exceptionsOf(hours);
  return (
    <div className={css.week}>
      {found.length === 0 && <p className={css.hint}>{t('noExceptions')}</p>}
      {found.map(([day, pairs]) => (
        <div key={day} className={css.day}>
          <span>{day}</span>
          <Windows
            day={day}
            pairs={pairs}
            onChange={(next) => onChange({ ...days, [day]: next })}
          />
          <Remove name={day} onClick={() => onChange(withKey(days, day, undefined))} />
        </div>
      ))}
      <div className={css.adds}>
        <Input
          type="date"
          aria-label={t('addDate')}
          value={date}
          onChange={({ target }) => setDate(target.value)}
        />
        <Button disabled={!date || date in days} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </div>
  );
}
