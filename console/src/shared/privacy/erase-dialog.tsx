import { useState } from 'react';
import { Alert, Input, Modal } from 'antd';
import { answer, api } from '../api/client';
import { errorCode } from '../api/errors';
import { useErrorText } from '../i18n/error-words';
import { useWords } from '../i18n/words';
import { uiWords } from '../ui/words';
import { privacyWords } from './words';
import css from './privacy.module.css';

const GOES = ['goesFacts', 'goesWords', 'goesAnswers'] as const;
const STAYS = ['staysProof', 'staysCases', 'staysHash'] as const;

interface Props {
  /** Whom, as they were read. */
  person: { id: string; name: string; version: number };
  /** How they asked, as far as it is known. */
  asked?: string;
  /** Reads again what shows them, after they were erased and after a refusal. */
  refresh: () => Promise<unknown>;
  close: () => void;
}

/** Names what goes and what stays, and asks how the person wished it, before anything is done (EU-03). */
export function EraseDialog({ person: { id, name, version }, asked = '', refresh, close }: Props) {
  const t = useWords(privacyWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const [request, setRequest] = useState(asked);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const body = { version, request: request.trim() };
      await answer(api.POST('/api/v1/people/{id}/erase', { params: { path: { id } }, body }));
      await refresh();
      close();
    } catch (fault) {
      setError(errorCode(fault));
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('eraseTitle', { name: name || t('nameless') })}
      okText={t('eraseDo')}
      okButtonProps={{ danger: true, disabled: !request.trim(), loading: busy }}
      cancelText={ui('cancel')}
      onOk={() => void send()}
      onCancel={close}
    >
      {error && <Alert type="error" showIcon role="alert" title={errorText(error)} />}
      <Listed title={t('eraseGoes')} lines={GOES.map((word) => t(word))} />
      <Listed title={t('eraseStays')} lines={STAYS.map((word) => t(word))} />
      <label className={css.head} htmlFor="erase-request">
        {t('eraseRequest')}
      </label>
      <Input
        id="erase-request"
        maxLength={500}
        value={request}
        onChange={({ target }) => setRequest(target.value)}
      />
    </Modal>
  );
}

function Listed({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <p className={css.head}>{title}</p>
      <ul className={css.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
