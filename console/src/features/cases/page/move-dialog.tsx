import { useId, useState } from 'react';
import { Alert, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useHouse } from '@/shared/house/house';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { caseCodes } from '@/shared/cases/codes';
import { makeMove, readCase, useRefresh } from '@/shared/cases/api';
import type { Case, Verb } from '@/shared/cases/kinds';
import { begun, bodyOf, formOf, isWhole, type Field, type Filled } from '../moves';
import { CaseChoice, UserChoice } from './choices';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import css from './case.module.css';

interface Props {
  verb: Verb;
  about: Case;
  close: () => void;
}

/** The form of one move. Whoever was slower keeps their words and sees what happened meanwhile. */
export function MoveDialog({ verb, about, close }: Props) {
  const t = useWords(caseWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(caseCodes);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const { pause_reasons } = useHouse();
  const fields = (formOf(verb, about) ?? []).filter(
    ({ kind }) => kind !== 'pause_reason' || pause_reasons.length > 0,
  );
  const [filled, setFilled] = useState<Filled>(() => begun(fields));
  const [version, setVersion] = useState(about.version);
  const [stale, setStale] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      await makeMove(verb, about.id, bodyOf(fields, filled, version));
      await refresh();
      close();
    } catch (fault) {
      if (errorCode(fault) === 'stale_version') {
        const latest = await readCase(about.id);
        setVersion(latest.case.version);
        setStale(true);
        await refresh();
      } else setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={code('verb', verb, verb)}
      okText={code('verb', verb, verb)}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: !isWhole(fields, filled), loading: busy }}
      onOk={() => void send()}
      onCancel={close}
    >
      {stale && <Alert type="warning" showIcon role="alert" title={t('stale')} />}
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={errorText(errorCode(error))} />
      )}
      <div className={css.form}>
        {fields.map((field) => (
          <Entry
            key={field.key}
            field={field}
            value={filled[field.key] ?? ''}
            about={about}
            change={(value) => setFilled((old) => ({ ...old, [field.key]: value }))}
          />
        ))}
      </div>
    </Modal>
  );
}

interface EntryProps {
  field: Field;
  about: Case;
  value: Filled[string];
  change: (value: Filled[string]) => void;
}

function Entry(props: EntryProps) {
  const { field } = props;
  const t = useWords(caseWords);
  const id = useId();
  const label = t(`field.${field.key}` as CaseWord);
  return (
    <div className={field.kind === 'switch' ? css.switch : css.field}>
      <label htmlFor={id}>{label}</label>
      <Control id={id} {...props} />
    </div>
  );
}

function Control({ id, field, about, value, change }: EntryProps & { id: string }) {
  const code = useCodeWords(caseCodes);
  const language = useLanguage();
  const { departments, root_causes, pause_reasons } = useHouse();
  switch (field.kind) {
    case 'words':
      return (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={10_000}
          required={field.required ?? false}
          value={String(value)}
          onChange={(event) => change(event.target.value)}
        />
      );
    case 'switch':
      return <Switch id={id} size="small" checked={value === true} onChange={change} />;
    case 'number':
      return (
        <InputNumber
          id={id}
          min={0}
          max={5}
          value={Number(value)}
          onChange={(number) => change(number ?? 0)}
        />
      );
    case 'days':
      return (
        <InputNumber
          id={id}
          min={0}
          max={3650}
          precision={0}
          value={Number(value)}
          onChange={(number) => change(number ?? 0)}
        />
      );
    case 'cause':
      return (
        <Select
          id={id}
          allowClear
          value={value ? String(value) : null}
          options={root_causes.map((one) => ({
            value: one.id,
            label: nameIn(one.name, language) || one.id,
          }))}
          onChange={(chosen: string | null | undefined) => change(chosen ?? '')}
        />
      );
    case 'pause_reason':
      return (
        <Select
          id={id}
          value={value ? String(value) : null}
          options={pause_reasons.map((one) => ({
            value: one.id,
            label: nameIn(one.name, language) || one.id,
          }))}
          onChange={(chosen: string) => change(chosen)}
        />
      );
    case 'department':
      return (
        <Select
          id={id}
          allowClear
          value={value ? String(value) : null}
          options={departments.map((one) => ({
            value: one.id,
            label: nameIn(one.name, language) || one.id,
          }))}
          onChange={(chosen: string | null | undefined) => change(chosen ?? '')}
        />
      );
    case 'user':
      return <UserChoice id={id} value={String(value)} change={change} />;
    case 'case':
      return <CaseChoice id={id} about={about} value={String(value)} change={change} />;
    case 'choice':
      return (
        <Select
          id={id}
          value={String(value)}
          options={(field.options ?? []).map((one) => ({
            value: one,
            label: code(field.prefix ?? field.key, one, one),
          }))}
          onChange={(chosen: string) => change(chosen)}
        />
      );
    default:
      return (
        <Input
          id={id}
          maxLength={200}
          value={String(value)}
          onChange={(event) => change(event.target.value)}
        />
      );
  }
}
