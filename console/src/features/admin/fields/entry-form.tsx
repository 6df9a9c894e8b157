import { useWords } from '@/shared/i18n/words';
import { useSchema } from '../api/configuration';
import { faultsAt, faultsOf } from '../document/faults';
import { withKey, type Entry } from '../document/json';
import { useLabels } from '../document/labels';
import { useWriting } from '../document/use-document';
import { Field } from './field';
import { Rows } from './rows';
import { defaultOf, restOf } from './schema';
import type { Group, Made, Spec } from './spec';
import { Table } from './table';
import { SEVERAL, Value } from './value';
import { fieldWords } from './words';
import css from './fields.module.css';

interface FormProps {
  /** Where the entry stands: `queues.sales`. */
  path: string;
  place: string;
  definition: string;
  groups: Group[];
  /** Keys that are edited elsewhere. */
  except?: string[];
  entry: Entry;
  onChange: (entry: Entry) => void;
}

/** The fields of one entry, and below them whatever this form was not written for. */
export function EntryForm({ groups, except = [], ...form }: FormProps) {
  const t = useWords(fieldWords);
  const { data: schema = {}, isPending } = useSchema();
  // What holds by itself must be seen before it is changed, or it would be lost.
  if (isPending) return null;
  const known = [...except, ...groups.flatMap((group) => group.fields.map((field) => field.key))];
  const rest = restOf(schema, form.definition, form.entry, known);
  const more = rest.length > 0 ? [{ title: 'more', fields: rest }] : [];
  return [...groups, ...more].map((group) => (
    <section key={group.title} className={css.group}>
      <h3>{t(`group.${group.title}` as 'group.more')}</h3>
      <div className={css.fields}>
        {group.fields.map((spec) => (
          <EntryField key={spec.key} spec={spec} {...form} />
        ))}
      </div>
    </section>
  ));
}

interface FieldProps extends Omit<FormProps, 'groups'> {
  spec: Spec;
}

function EntryField({ spec, path, place, definition, entry, onChange }: FieldProps) {
  const schema = useSchema().data ?? {};
  const { faults, warnings } = useWriting();
  const { label, hint } = useLabels()(place, spec.key);
  const at = path ? `${path}.${spec.key}` : spec.key;
  // What has parts says itself what is wrong with each of them.
  const found = spec.of ? faultsOf : faultsAt;
  const wrong = found(faults, at);
  const control = {
    spec,
    label,
    value: entry[spec.key] ?? defaultOf(schema, definition, spec.key),
    onChange: (value: Entry[string] | undefined) => onChange(withKey(entry, spec.key, value)),
  };
  return (
    <Field
      label={label}
      hint={hint}
      faults={wrong}
      warnings={found(warnings, at)}
      group={SEVERAL.has(spec.kind)}
    >
      {(ids) =>
        spec.of ? (
          <Parts {...control} path={at} of={spec.of} />
        ) : (
          <Value {...ids} {...control} faulty={wrong.length > 0} />
        )
      }
    </Field>
  );
}

interface PartsProps {
  spec: Spec;
  of: Made;
  path: string;
  label: string;
  value: Entry[string] | undefined;
  onChange: (value: Entry[string] | undefined) => void;
}

/** A list or a mapping of entries within an entry. */
function Parts({ spec, of, ...props }: PartsProps) {
  const schema = useSchema().data ?? {};
  if (spec.kind === 'table') return <Table {...props} of={of} rows={spec.options} />;
  const known = [...of.fields.map(({ key }) => key), ...(of.except ?? [])];
  return (
    <Rows {...props} of={of}>
      {(entry, path, onChange) =>
        [...of.fields, ...restOf(schema, of.definition, entry, known)].map((field) => (
          <EntryField
            key={field.key}
            spec={field}
            path={path}
            place={of.place}
            definition={of.definition}
            entry={entry}
            onChange={onChange}
          />
        ))
      }
    </Rows>
  );
}
