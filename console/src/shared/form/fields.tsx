import { useId } from 'react';
import { AutoComplete, Button, Input, InputNumber, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useWords } from '../i18n/words';
import { SearchChoice, type Finder } from './search-choice';
import { formWords } from './words';
import css from './form.module.css';

export type FieldKind =
  | 'text'
  | 'area'
  | 'choice'
  | 'choices'
  | 'count'
  | 'amount'
  | 'day'
  | 'month'
  | 'words'
  | 'time'
  | 'suggest'
  | 'search'
  | 'rows';
export type Value = string | number | string[];
export type Values = Record<string, Value>;

/**
 * One field of a form. `words` are several texts, `choices` several of `options`, `day` is YYYY-MM-DD, `month`
 * YYYY-MM, * `time` seconds UTC; `suggest` is a text with `options` to take; `search` an id that the `finder` looks up,
 * `called` what the present one is called; `rows` are things made of the fields `of`.
 */
export interface FieldSpec {
  key: string;
  label: string;
  kind?: FieldKind;
  options?: readonly (readonly [value: string | number, label: string])[];
  required?: boolean;
  hint?: string;
  min?: number;
  max?: number;
  /** An amount that may be below zero. */
  signed?: boolean;
  of?: readonly FieldSpec[];
  finder?: Finder;
  called?: string;
}

/** A value as people read it. */
export function textOf(value: Value, kind?: FieldKind): string {
  if (!Array.isArray(value)) return String(value);
  const told = (row: Row) => Object.values(row).filter(Boolean).join(' · ');
  return (kind === 'rows' ? rowsOf(value).map(told) : value).join(', ');
}

const wordsOf = (value: Value | undefined): string[] => (Array.isArray(value) ? value : []);

/** One of several things of the same kind: its fields by key. */
export type Row = Record<string, string | number>;

/** The rows of a value: each is kept as a text of JSON, so that a form holds texts and figures alone. */
export const rowsOf = (value: Value | undefined): Row[] =>
  wordsOf(value).map((text) => JSON.parse(text) as Row);

export const packed = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row));

interface Props {
  fields: readonly FieldSpec[];
  values: Values;
  change: (key: string, value: Value) => void;
}

/** The fields of a form, each with its label. */
export function Fields({ fields, values, change }: Props) {
  return (
    <div className={css.fields}>
      {fields.map((spec) => (
        <Field
          key={spec.key}
          spec={spec}
          value={values[spec.key] ?? ''}
          onChange={(value) => change(spec.key, value)}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  spec: FieldSpec;
  value: Value;
  onChange: (value: Value) => void;
}

function Field({ spec, value, onChange }: FieldProps) {
  const id = useId();
  const { label, required, hint } = spec;
  if (spec.kind === 'rows') return <Rows spec={spec} value={value} onChange={onChange} />;
  return (
    <div className={spec.kind === 'area' ? css.wide : undefined}>
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden> *</span>}
      </label>
      <Control id={id} spec={spec} value={value} onChange={onChange} />
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Things of one kind, each with its fields in a line. */
function Rows({ spec: { label, of = [], hint }, value, onChange }: FieldProps) {
  const t = useWords(formWords);
  const rows = rowsOf(value);
  return (
    <fieldset className={css.rows}>
      <legend>{label}</legend>
      {rows.map((row, index) => (
        <div key={index} className={css.row} role="group" aria-label={`${label} ${index + 1}`}>
          {of.map((spec) => (
            <Field
              key={spec.key}
              spec={spec}
              value={row[spec.key] ?? ''}
              onChange={(next) =>
                onChange(
                  packed(
                    rows.map((each, at) =>
                      at === index ? { ...each, [spec.key]: textOrFigure(next) } : each,
                    ),
                  ),
                )
              }
            />
          ))}
          <Button
            type="text"
            aria-label={t('removeRow', { name: `${label} ${index + 1}` })}
            title={t('removeRow', { name: `${label} ${index + 1}` })}
            icon={<X size={14} aria-hidden />}
            onClick={() => onChange(packed(rows.filter((_, at) => at !== index)))}
          />
        </div>
      ))}
      {hint && <p className={css.hint}>{hint}</p>}
      <Button
        size="small"
        icon={<Plus size={14} aria-hidden />}
        aria-label={`${label}: ${t('addRow')}`}
        onClick={() => onChange(packed([...rows, {}]))}
      >
        {t('addRow')}
      </Button>
    </fieldset>
  );
}

/** What a browser's own field is called, where one fits. */
const INPUTS: Partial<Record<FieldKind, string>> = {
  day: 'date',
  month: 'month',
  time: 'datetime-local',
};

const textOrFigure = (value: Value) => (Array.isArray(value) ? value.join(', ') : value);

function Control({ id, spec, value, onChange }: FieldProps & { id: string }) {
  const common = {
    id,
    'aria-describedby': spec.hint ? `${id}-hint` : undefined,
    'aria-required': spec.required,
  };
  const text = textOf(value);
  switch (spec.kind) {
    case 'area':
      return (
        <Input.TextArea
          {...common}
          rows={3}
          maxLength={4000}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'choice':
      return (
        <Select<string | number>
          {...common}
          className={css.full ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          value={Array.isArray(value) ? text : value}
          options={(spec.options ?? []).map(([one, name]) => ({ value: one, label: name }))}
          onChange={onChange}
        />
      );
    case 'count':
      return (
        <InputNumber
          {...common}
          className={css.full ?? ''}
          precision={0}
          min={spec.min}
          max={spec.max}
          value={Number(value)}
          onChange={(next) => onChange(next ?? 0)}
        />
      );
    case 'amount':
      // As text: amounts keep every digit.
      return (
        <InputNumber<string>
          {...common}
          stringMode
          className={css.full ?? ''}
          {...(!spec.signed && { min: '0' })}
          value={text}
          onChange={(next) => onChange(next ?? '0')}
        />
      );
    case 'words':
      return (
        <Select<string[]>
          {...common}
          className={css.full ?? ''}
          mode="tags"
          open={false}
          suffix={null}
          tokenSeparators={[',', '，', ';', '；', '、']}
          value={wordsOf(value)}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <Select<string[]>
          {...common}
          className={css.full ?? ''}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={wordsOf(value)}
          options={(spec.options ?? []).map(([one, name]) => ({ value: String(one), label: name }))}
          onChange={onChange}
        />
      );
    case 'suggest':
      return (
        <AutoComplete
          {...common}
          className={css.full ?? ''}
          value={text}
          showSearch={{ filterOption: (typed, option) => matches(typed, option) }}
          options={(spec.options ?? []).map(([one, name]) => ({ value: String(one), label: name }))}
          onChange={onChange}
        />
      );
    case 'search':
      if (!spec.finder) return null;
      return (
        <SearchChoice
          id={id}
          finder={spec.finder}
          value={text}
          called={spec.called}
          change={onChange}
        />
      );
    default:
      return (
        <Input
          {...common}
          type={INPUTS[spec.kind ?? 'text'] ?? 'text'}
          maxLength={500}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

/** Whether a suggestion holds what was typed, in its value or in its name. */
const matches = (typed: string, option: { value: string; label: string } | undefined) =>
  `${option?.value} ${option?.label}`.toLowerCase().includes(typed.toLowerCase());
