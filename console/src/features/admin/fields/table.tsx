import { InputNumber } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { faultsAt } from '../document/faults';
import { useFaultText } from '../document/fault-text';
import { mapOf, withKey, type Entry, type Json } from '../document/json';
import { useLabels } from '../document/labels';
import { useWriting } from '../document/use-document';
import { useOptions } from './options';
import type { Choices, Made } from './spec';
import type { ValueProps } from './values';
import { fieldWords } from './words';
import css from './fields.module.css';

interface Props extends ValueProps {
  path: string;
  of: Made;
  /** What has a row; whatever else the value holds has one, too. */
  rows: Choices | undefined;
}

/** Figures by kind and by what they are for: a row each, a column for each field. 0 and nothing are the same. */
export function Table({ label, value, onChange, path, of, rows }: Props) {
  const t = useWords(fieldWords);
  const labels = useLabels();
  const options = useOptions(rows);
  const { faults } = useWriting();
  const faultText = useFaultText();
  const whole: Entry = mapOf({ value: value ?? null }, 'value');
  const named = options.map(({ value: id }) => id);
  const lines = [
    ...options,
    ...Object.keys(whole)
      .filter((id) => !named.includes(id))
      .map((id) => ({ value: id, label: id })),
  ];
  const put = (row: string, key: string, figure: number | null) =>
    onChange(withKey(whole, row, withKey(mapOf(whole, row), key, figure ?? undefined)));
  return (
    <div className={css.scroll}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            <td />
            {of.fields.map(({ key }) => (
              <th key={key} scope="col">
                {labels(of.place, key).label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.value}>
              <th scope="row">{line.label}</th>
              {of.fields.map((field) => {
                const wrong = faultsAt(faults, `${path}.${line.value}.${field.key}`);
                return (
                  <td key={field.key}>
                    <InputNumber
                      className={css.figure ?? ''}
                      aria-label={`${line.label}: ${labels(of.place, field.key).label}`}
                      status={wrong.length > 0 ? 'error' : ''}
                      min={field.min}
                      max={field.max}
                      placeholder="–"
                      suffix={field.unit && t(`unit.${field.unit}`)}
                      value={figureOf(mapOf(whole, line.value)[field.key])}
                      onChange={(figure) => put(line.value, field.key, figure)}
                    />
                    {wrong.map((fault) => (
                      <p key={fault.code} className={css.fault}>
                        {faultText(fault)}
                      </p>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const figureOf = (value: Json | undefined) =>
  typeof value === 'number' && value !== 0 ? value : null;
