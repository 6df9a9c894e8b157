import { useId, useState } from 'react';
import { Alert, Input, Modal, Select } from 'antd';
import { useNavigate } from 'react-router';
import { errorCode } from '../api/errors';
import { useHouse } from '../house/house';
import { useErrorText } from '../i18n/error-words';
import { useLanguage } from '../i18n/language';
import { nameIn, useCodeWords, useWords } from '../i18n/words';
import { useMe } from '../session/permissions';
import { uiWords } from '../ui/words';
import { caseCodes } from './codes';
import { openCase, useRefresh } from './api';
import { PRIORITIES, TYPES, type CasePage } from './kinds';
import { caseWords } from './words';
import css from './cases.module.css';

/** What a new case is about already: a contact, or a customer. */
export interface From {
  contact?: string;
  account?: string;
  person?: string;
}

interface Props {
  from: From;
  close: () => void;
  /** What is done with the new case; its page is shown if nothing is said. */
  done?: (opened: CasePage) => void;
}

/** The form of a new case. Without a department it stays with whoever opens it. */
export function NewCase({ from, close, done }: Props) {
  const t = useWords(caseWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(caseCodes);
  const errorText = useErrorText();
  const language = useLanguage();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const me = useMe();
  const { departments } = useHouse();
  const id = useId();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [type, setType] = useState<(typeof TYPES)[number]>('question');
  const [priority, setPriority] = useState<(typeof PRIORITIES)[number]>('normal');
  const [department, setDepartment] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      const owner = department ? '' : me.user;
      const opened = await openCase({
        ...from,
        title: title.trim(),
        text,
        type,
        priority,
        department,
        owner,
      });
      await refresh();
      close();
      if (done) done(opened);
      else void navigate(`/cases/${opened.case.id}`);
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t(from.contact ? 'newFor' : 'new')}
      okText={t('create')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: title.trim() === '', loading: busy }}
      onOk={() => void send()}
      onCancel={close}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={errorText(errorCode(error))} />
      )}
      <div className={css.form}>
        <div>
          <label htmlFor={`${id}-title`}>{t('subjectField')}</label>
          <Input
            id={`${id}-title`}
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={() => title.trim() && void send()}
          />
        </div>
        <div>
          <label htmlFor={`${id}-text`}>{t('text')}</label>
          <Input.TextArea
            id={`${id}-text`}
            rows={3}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className={css.pair}>
          <div>
            <label htmlFor={`${id}-type`}>{t('type')}</label>
            <Select
              id={`${id}-type`}
              value={type}
              options={TYPES.map((value) => ({ value, label: code('type', value, value) }))}
              onChange={setType}
            />
          </div>
          <div>
            <label htmlFor={`${id}-priority`}>{t('priority')}</label>
            <Select
              id={`${id}-priority`}
              value={priority}
              options={PRIORITIES.map((value) => ({
                value,
                label: code('priority', value, value),
              }))}
              onChange={setPriority}
            />
          </div>
        </div>
        <div>
          <label htmlFor={`${id}-department`}>{t('department')}</label>
          <Select
            id={`${id}-department`}
            value={department}
            options={[
              { value: '', label: t('byMyself') },
              ...departments.map((one) => ({
                value: one.id,
                label: nameIn(one.name, language) || one.id,
              })),
            ]}
            onChange={setDepartment}
          />
        </div>
      </div>
    </Modal>
  );
}
