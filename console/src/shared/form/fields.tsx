import { useId } from 'react';
import { AutoComplete, Input, InputNumber, Select } from 'antd';
import css from './form.module.css';

export type FieldKind =
  'text' | 'area' | 'choice' | 'count' | 'amount' | 'day' | 'words' | 'time' | 'suggest';
export type Value = string | number | string[];
export type Values = Record<string, Value>;

/** One field of a form. `words` are several texts, `day` is YYYY-MM-DD, `time` seconds UTC; `suggest` is a text with `options` to take. */
export interface FieldSpec {
  key: string;
  label: string;
  kind?: FieldKind;
  options?: readonly (readonly [value: string | number, label: string])[];
  required?: boolean;
  hint?: string;
  min?: number;
  max?: number;
}

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

function Control({ id, spec, value, onChange }: FieldProps & { id: string }) {
  const common = {
    id,
    'aria-describedby': spec.hint ? `${id}-hint` : undefined,
    'aria-required': spec.required,
  };
  const text = Array.isArray(value) ? value.join(', ') : String(value);
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
          min="0"
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
          value={Array.isArray(value) ? value : []}
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
    default:
      return (
        <Input
          {...common}
          type={spec.kind === 'day' ? 'date' : spec.kind === 'time' ? 'datetime-local' : 'text'}
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
