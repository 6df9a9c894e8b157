import { useState } from 'react';
import { Alert, Modal } from 'antd';
import { ApiError, errorCode } from '../api/errors';
import { useErrorText } from '../i18n/error-words';
import { useWords } from '../i18n/words';
import { uiWords } from '../ui/words';
import { Fields, type FieldSpec, type Value, type Values } from './fields';
import { formWords } from './words';
import css from './form.module.css';

interface Props {
  title: string;
  intro?: string;
  okText?: string;
  danger?: boolean;
  /** Pixels; for fields that stand side by side. */
  width?: number;
  fields: readonly FieldSpec[];
  values: Values;
  send: (values: Values) => Promise<unknown>;
  /** Reads again what the form is about, after it was sent and after a refusal. */
  refresh: () => Promise<unknown>;
  close: () => void;
}

/** One thing to send with a few words. A refusal is told in the form and loses no word of it. */
export function FormDialog({ fields, send, refresh, close, ...props }: Props) {
  const t = useWords(formWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const [values, setValues] = useState(props.values);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const missing = fields.some(({ key, required }) => required && !filled(values[key]));
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await send(values);
      await refresh();
      close();
    } catch (fault) {
      setError(fault);
      if (fault instanceof ApiError && [404, 409].includes(fault.status)) await refresh();
    } finally {
      setBusy(false);
    }
  };
  const stale = errorCode(error) === 'stale_version';
  return (
    <Modal
      open
      width={props.width ?? 600}
      title={props.title}
      okText={props.okText ?? t('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: missing, loading: busy, danger: props.danger ?? false }}
      onOk={() => void submit()}
      onCancel={close}
    >
      {props.intro && <p className={css.intro}>{props.intro}</p>}
      {error !== null && (
        <Alert
          className={css.alert ?? ''}
          type={stale ? 'warning' : 'error'}
          showIcon
          role="alert"
          title={stale ? t('stale') : errorText(errorCode(error), detailOf(error))}
        />
      )}
      <Fields
        fields={fields}
        values={values}
        change={(key: string, value: Value) => setValues((old) => ({ ...old, [key]: value }))}
      />
    </Modal>
  );
}

const filled = (value: Value | undefined) =>
  Array.isArray(value) ? value.length > 0 : String(value ?? '').trim() !== '';

const detailOf = (error: unknown) => (error instanceof Error ? error.message : '');
