import { useState } from 'react';
import { Alert, Button, Modal } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useRefresh } from '../api';
import { clashes, onTop, type Clash } from './conflict';
import { Fields, textOf, type FieldSpec, type Value, type Values } from '@/shared/form/fields';
import { editWords } from './words';
import css from './edit.module.css';

/** What is edited, as it was read. */
export interface Read {
  values: Values;
  version: number;
}

interface Props {
  title: string;
  okText?: string;
  intro?: string;
  fields: readonly FieldSpec[];
  read: Read;
  /** Stores the form as made to a version. */
  save: (values: Values, version: number) => Promise<unknown>;
  /** Reads it again, for when somebody else was quicker. Without it there is no version. */
  latest?: () => Promise<Read>;
  close: () => void;
  done?: (saved: unknown) => void;
}

/** A form over what is stored; who was slower sees what the other one wrote before saving again. */
export function EditDialog(props: Props) {
  const { title, fields, read, save, latest, close, done } = props;
  const t = useWords(editWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const [base, setBase] = useState(read);
  const [values, setValues] = useState(read.values);
  const [theirs, setTheirs] = useState<Clash[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const missing = fields.some(({ key, required }) => required && !filled(values[key]));

  const conflict = async (found: Read) => {
    const merged = onTop(base.values, values, found.values);
    setTheirs(clashes(merged, found.values));
    setValues(merged);
    setBase(found);
    await refresh();
  };
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      const saved = await save(values, base.version);
      await refresh();
      close();
      done?.(saved);
    } catch (fault) {
      if (errorCode(fault) === 'stale_version' && latest)
        await latest().then(conflict).catch(setError);
      else setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={680}
      title={title}
      okText={theirs ? t('keepMine') : (props.okText ?? t('save'))}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: missing, loading: busy }}
      onOk={() => void send()}
      onCancel={close}
    >
      {props.intro && <p className={css.note}>{props.intro}</p>}
      {error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={errorText(errorCode(error), detailOf(error))}
        />
      )}
      {theirs && (
        <Conflict
          clashes={theirs}
          fields={fields}
          takeTheirs={() => {
            setValues(base.values);
            setTheirs(null);
          }}
        />
      )}
      <Fields
        fields={fields}
        values={values}
        change={(key, value) => setValues((old) => ({ ...old, [key]: value }))}
      />
    </Modal>
  );
}

const filled = (value: Value | undefined) =>
  Array.isArray(value) ? value.length > 0 : String(value ?? '').trim() !== '';

const detailOf = (error: unknown) => (error instanceof Error ? error.message : '');

interface ConflictProps {
  clashes: readonly Clash[];
  fields: readonly FieldSpec[];
  takeTheirs: () => void;
}

function Conflict({ clashes: found, fields, takeTheirs }: ConflictProps) {
  const t = useWords(editWords);
  const spec = (key: string) => fields.find((field) => field.key === key);
  return (
    <div className={css.conflict} role="alert">
      <strong>{t('conflict')}</strong>
      <p>{found.length ? t('conflictHint') : t('conflictNone')}</p>
      {found.length > 0 && (
        <table aria-label={t('conflict')}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('theirs')}</th>
              <th scope="col">{t('mine')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ key, theirs, mine }) => (
              <tr key={key}>
                <td>{spec(key)?.label ?? key}</td>
                <td>{told(spec(key), theirs) || t('nothing')}</td>
                <td>{told(spec(key), mine) || t('nothing')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={css.acts}>
        <Button size="small" onClick={takeTheirs}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  );
}

/** A value as its field shows it. */
function told(spec: FieldSpec | undefined, value: Value): string {
  if (Array.isArray(value)) return textOf(value, spec?.kind);
  const option = spec?.options?.find(([one]) => one === value);
  return option ? option[1] : String(value);
}
