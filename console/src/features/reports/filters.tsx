import { useState } from 'react';
import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import type { Kind, Report } from './api';
import { choosing, forgetting, INTERVALS, VARIANTS, writeGroups, type Asked } from './asked';
import { AGAINST, DAY_WORDS } from './days';
import { useChoices, useColumnName, useFieldName, useKeyName } from './names';
import { reportWords } from './words';
import css from './reports.module.css';
import page from '@/shared/page/page.module.css';

const DAY = 'YYYY-MM-DD';

interface Props {
  asked: Asked;
  kinds: readonly Kind[];
  report: Report | undefined;
  shown: readonly string[];
}

/** What the report is asked: its kind, the days, the groups, the fields, and what is shown of it. */
export function Filters({ asked, kinds, report, shown }: Props) {
  const t = useWords(reportWords);
  const [, change] = useQueryState();
  const kind = kinds.find(({ name }) => name === asked.kind);
  return (
    <div className={css.filters} role="search" aria-label={t('filters')}>
      <Segmented
        aria-label={t('about')}
        value={asked.kind}
        options={kinds.map(({ name }) => ({
          value: name,
          label: t(`kind.${name}` as 'kind.queues'),
        }))}
        onChange={(name) => change({ ...forgetting(asked), kind: name }, false)}
      />
      <Days asked={asked} />
      {kind && (
        <div className={page.bar}>
          <Grouping asked={asked} kind={kind} />
          {kind.variants.length > 0 && <Variant asked={asked} />}
          <Fields asked={asked} kind={kind} report={report} />
          {report && <Columns report={report} shown={shown} />}
        </div>
      )}
    </div>
  );
}

function Days({ asked }: { asked: Asked }) {
  const t = useWords(reportWords);
  const [, change] = useQueryState();
  return (
    <div className={page.bar}>
      <Segmented
        size="small"
        aria-label={t('days.preset')}
        value={asked.word}
        options={DAY_WORDS.map((value) => ({
          value,
          label: t(`days.${value}`, { n: asked.count }),
        }))}
        onChange={(days) => change({ days, since: '', until: '' })}
      />
      <DatePicker.RangePicker
        size="small"
        allowClear={false}
        aria-label={t('days')}
        value={[dayjs(asked.since), dayjs(asked.until)]}
        onChange={(days) =>
          change({
            days: '',
            since: days?.[0]?.format(DAY) ?? '',
            until: days?.[1]?.format(DAY) ?? '',
          })
        }
      />
      <Select
        size="small"
        popupMatchSelectWidth={false}
        aria-label={t('against.label')}
        value={asked.against}
        options={AGAINST.map((value) => ({ value, label: t(`against.${value}`) }))}
        onChange={(against) => change({ against })}
      />
    </div>
  );
}

function Grouping({ asked, kind }: { asked: Asked; kind: Kind }) {
  const t = useWords(reportWords);
  const fieldName = useFieldName();
  const [, change] = useQueryState();
  return (
    <>
      <Select
        size="small"
        popupMatchSelectWidth={false}
        aria-label={t('interval.label')}
        value={asked.interval}
        options={INTERVALS.filter((one) => kind.intervals.includes(one)).map((value) => ({
          value,
          label: t(`interval.${value}`),
        }))}
        onChange={(interval) => change({ interval })}
      />
      {kind.groups.length > 0 && (
        <Select
          size="small"
          mode="multiple"
          className={css.choice ?? ''}
          popupMatchSelectWidth={false}
          aria-label={t('groups')}
          placeholder={t('groups')}
          value={[...asked.by]}
          options={kind.groups.map((value) => ({ value, label: fieldName(value) }))}
          onChange={(by) => change({ by: writeGroups(by) })}
        />
      )}
    </>
  );
}

function Variant({ asked }: { asked: Asked }) {
  const t = useWords(reportWords);
  const [, change] = useQueryState();
  return (
    <Select
      size="small"
      popupMatchSelectWidth={false}
      aria-label={t('variant.label')}
      value={asked.variant}
      options={VARIANTS.map((value) => ({ value, label: t(`variant.${value}`) }))}
      onChange={(variant) => change({ variant })}
    />
  );
}

/** The fields whose values are chosen, and the way to one more. */
function Fields({ asked, kind, report }: { asked: Asked; kind: Kind; report: Report | undefined }) {
  const t = useWords(reportWords);
  const fieldName = useFieldName();
  const [added, setAdded] = useState<readonly string[]>([]);
  const active = kind.filters.filter((field) => field in asked.where || added.includes(field));
  const rest = kind.filters.filter((field) => !active.includes(field));
  return (
    <>
      {active.map((field) => (
        <FieldValues key={field} field={field} asked={asked} report={report} />
      ))}
      {rest.length > 0 && (
        <Select
          size="small"
          popupMatchSelectWidth={false}
          aria-label={t('only')}
          placeholder={t('only')}
          value={null}
          options={rest.map((value) => ({ value, label: fieldName(value) }))}
          onChange={(field: string | null) => field && setAdded([...added, field])}
        />
      )}
    </>
  );
}

interface FieldProps {
  field: string;
  asked: Asked;
  report: Report | undefined;
}

function FieldValues({ field, asked, report }: FieldProps) {
  const [, change] = useQueryState();
  const fieldName = useFieldName();
  const keyName = useKeyName();
  const known = useChoices()(field);
  const chosen = asked.where[field] ?? [];
  const seen = report?.rows.flatMap(({ key }) => key[field] ?? []) ?? [];
  const values = new Set(['', ...known.map(([id]) => id), ...seen, ...chosen]);
  return (
    <Select
      size="small"
      mode="tags"
      className={css.choice ?? ''}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={fieldName(field)}
      placeholder={fieldName(field)}
      value={chosen.map((value) => value || NOTHING)}
      options={[...values].map((value) => ({
        value: value || NOTHING,
        label: keyName(field, value),
      }))}
      onChange={(now: string[]) =>
        change(
          choosing(
            field,
            now.map((value) => (value === NOTHING ? '' : value)),
          ),
        )
      }
    />
  );
}

/** The value of a choice that stands for no value. */
const NOTHING = '-';

function Columns({ report, shown }: { report: Report; shown: readonly string[] }) {
  const t = useWords(reportWords);
  const columnName = useColumnName(report.kind);
  const [, change] = useQueryState();
  return (
    <Select
      size="small"
      mode="multiple"
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount={0}
      maxTagPlaceholder={t('columns.some', { n: shown.length, all: report.columns.length })}
      aria-label={t('columns')}
      value={[...shown]}
      options={report.columns.map(({ name }) => ({ value: name, label: columnName(name) }))}
      onChange={(columns) => change({ columns: columns.join(',') })}
    />
  );
}
