import { useId, type ReactNode } from 'react';
import type { Fault } from '../api/configuration';
import { useWarningText } from '@/shared/house/warnings';
import { useFaultText } from '../document/fault-text';
import css from './fields.module.css';

interface Frame {
  label: string;
  hint?: string;
  faults?: readonly Fault[];
  /** What holds and yet cannot work. */
  warnings?: readonly Fault[];
  /** Several controls share the label. */
  group?: boolean;
  children: (ids: { id: string; 'aria-describedby': string | undefined }) => ReactNode;
}

/** A label, its control, what helps to fill it in, and what is wrong with it. */
export function Field({ label, hint = '', group = false, children, ...told }: Frame) {
  const id = useId();
  const faultText = useFaultText();
  const warningText = useWarningText();
  const { faults = [], warnings = [] } = told;
  const noted = faults.length > 0 || warnings.length > 0 || hint !== '';
  const notes = (
    <div id={`${id}-notes`} className={css.notes}>
      {faults.map((fault) => (
        <p key={fault.path + fault.code} className={css.fault}>
          {faultText(fault)}
        </p>
      ))}
      {warnings.map((fault) => (
        <p key={fault.path + fault.code + fault.value} className={css.warning}>
          {warningText(fault)}
        </p>
      ))}
      {hint && <p>{hint}</p>}
    </div>
  );
  const control = children({ id, 'aria-describedby': noted ? `${id}-notes` : undefined });
  if (group)
    return (
      <div role="group" aria-labelledby={`${id}-label`} className={css.field}>
        <span id={`${id}-label`} className={css.label}>
          {label}
        </span>
        <div className={css.control}>
          {control}
          {notes}
        </div>
      </div>
    );
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <div className={css.control}>
        {control}
        {notes}
      </div>
    </div>
  );
}
