import { useWords } from '@/shared/i18n/words';
import { useSchema } from '../api/configuration';
import { faultsAt } from '../document/faults';
import { withKey, type Entry } from '../document/json';
import { useLabels } from '../document/labels';
import { useWriting } from '../document/use-document';
import { Field } from './field';
import { defaultOf, restOf } from './schema';
import type { Group, Spec } from './spec';
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
  const schema = useSchema().data ?? {};
  const known = [...except, ...groups.flatMap((group) => group.fields.map((field) => field.key))];
  const rest = restOf(schema, form.definition, form.entry, known);
  const more = rest.length > 0 ? [{ title: 'more', fields: rest }] : [];
  return [...groups, ...more].map((group) => (
    <section key={group.title} className={css.group}>
      <h3>{t(`group.${group.title}` as 'group.more')}</h3>
      <div className={css.fields}>
        {group.fields.map((spec) => (
          <EntryField
            key={spec.key}
            spec={spec}
            {...form}
            fallback={defaultOf(schema, form.definition, spec.key)}
          />
        ))}
      </div>
    </section>
  ));
}

interface FieldProps extends Omit<FormProps, 'groups'> {
  spec: Spec;
  fallback: Entry[string] | undefined;
}

function EntryField({ spec, path, place, entry, onChange, fallback }: FieldProps) {
  const { faults } = useWriting();
  const { label, hint } = useLabels()(place, spec.key);
  const wrong = faultsAt(faults, path ? `${path}.${spec.key}` : spec.key);
  return (
    <Field label={label} hint={hint} faults={wrong} group={SEVERAL.has(spec.kind)}>
      {(ids) => (
        <Value
          {...ids}
          spec={spec}
          label={label}
          faulty={wrong.length > 0}
          value={entry[spec.key] ?? fallback}
          onChange={(value) => onChange(withKey(entry, spec.key, value))}
        />
      )}
    </Field>
  );
}
