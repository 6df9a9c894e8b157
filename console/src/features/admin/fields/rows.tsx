import type { ReactNode } from 'react';
import { Button } from 'antd';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useWarningText } from '@/shared/house/warnings';
import { useWords } from '@/shared/i18n/words';
import { faultsOf } from '../document/faults';
import { useFaultText } from '../document/fault-text';
import { isEntry, textOf, type Entry, type Json } from '../document/json';
import { useWriting } from '../document/use-document';
import type { Made } from './spec';
import { Remove, type ValueProps } from './values';
import { fieldWords } from './words';
import css from './fields.module.css';

interface Props extends ValueProps {
  path: string;
  of: Made;
  /** The fields of one of them. */
  children: (entry: Entry, path: string, onChange: (entry: Entry) => void) => ReactNode;
}

/** Entries within an entry, in their order: the questions of a survey, the steps of a route. */
export function Rows({ label, value, onChange, path, of, children }: Props) {
  const t = useWords(fieldWords);
  const rows: Json[] = Array.isArray(value) ? value : [];
  const put = (index: number, next: Entry) =>
    onChange(rows.map((each, at) => (at === index ? next : each)));
  return (
    <div className={css.parts}>
      {rows.map((row, index) => {
        if (!isEntry(row)) return null;
        const at = `${path}.${textOf(row.id) || index}`;
        return (
          // A row has no name of its own that lasts: an id is typed letter by letter.
          <section key={index} className={css.part} aria-label={`${label} ${index + 1}`}>
            <Head name={`${label} ${index + 1}`} rows={rows} index={index} onChange={onChange} />
            <Notes path={at} />
            <div className={css.cells}>{children(row, at, (next) => put(index, next))}</div>
          </section>
        );
      })}
      <Button
        size="small"
        className={css.adds ?? ''}
        icon={<Plus size={14} aria-hidden />}
        aria-label={`${label}: ${t('addRow')}`}
        onClick={() => onChange([...rows, of.fresh ?? {}])}
      >
        {t('addRow')}
      </Button>
    </div>
  );
}

interface HeadProps {
  name: string;
  rows: Json[];
  index: number;
  onChange: (rows: Json[]) => void;
}

function Head({ name, rows, index, onChange }: HeadProps) {
  const t = useWords(fieldWords);
  const swap = (other: number) => {
    const next = [...rows];
    [next[index], next[other]] = [next[other] ?? null, next[index] ?? null];
    onChange(next);
  };
  return (
    <header>
      <span>{index + 1}</span>
      <Button
        type="text"
        size="small"
        disabled={index === 0}
        aria-label={t('rowUp', { name })}
        icon={<ArrowUp size={14} aria-hidden />}
        onClick={() => swap(index - 1)}
      />
      <Button
        type="text"
        size="small"
        disabled={index === rows.length - 1}
        aria-label={t('rowDown', { name })}
        icon={<ArrowDown size={14} aria-hidden />}
        onClick={() => swap(index + 1)}
      />
      <Remove name={name} onClick={() => onChange(rows.filter((_, at) => at !== index))} />
    </header>
  );
}

/** What is wrong with the whole of a row. */
function Notes({ path }: { path: string }) {
  const { faults, warnings } = useWriting();
  const faultText = useFaultText();
  const warningText = useWarningText();
  return (
    <>
      {faultsOf(faults, path).map((fault) => (
        <p key={fault.code} className={css.fault}>
          {faultText(fault)}
        </p>
      ))}
      {faultsOf(warnings, path).map((fault) => (
        <p key={fault.code} className={css.warning}>
          {warningText(fault)}
        </p>
      ))}
    </>
  );
}
