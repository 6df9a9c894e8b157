import { useState } from 'react';
import { Alert, Button, Input, Modal } from 'antd';
import { Download, Trash2 } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useNames } from '@/shared/house/names';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { saveFile } from '@/shared/ui/save-file';
import { State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { useRefresh } from '../api';
import { day } from '../format';
import type { Person } from '../kinds';
import { personWords } from './words';
import css from './privacy.module.css';

const GOES = ['goesFacts', 'goesWords', 'goesAnswers'] as const;
const STAYS = ['staysProof', 'staysCases', 'staysHash'] as const;

/** What a person may ask of their data: to have it, and to be forgotten (CN-05, EU-03). */
export function Privacy({ person }: { person: Person }) {
  const t = useWords(personWords);
  const [erasing, setErasing] = useState(false);
  const [busy, setBusy] = useState(false);
  const { id } = person;
  const hand = async () => {
    setBusy(true);
    try {
      const all = await answer(api.GET('/api/v1/people/{id}/export', { params: { path: { id } } }));
      saveFile(`${id}.json`, JSON.stringify(all, null, 2), 'application/json');
    } catch (error) {
      showNotice(errorCode(error));
    } finally {
      setBusy(false);
    }
  };
  if (person.erased_at) return <Proofs person={id} />;
  return (
    <Panel title={t('privacy')}>
      <div className={css.acts}>
        <Button
          icon={<Download size={14} aria-hidden />}
          title={t('exportHint')}
          loading={busy}
          onClick={() => void hand()}
        >
          {t('export')}
        </Button>
        <Button danger icon={<Trash2 size={14} aria-hidden />} onClick={() => setErasing(true)}>
          {t('erase')}
        </Button>
      </div>
      {erasing && <Erase person={person} close={() => setErasing(false)} />}
    </Panel>
  );
}

/** Names what goes and what stays, and asks how the person wished it, before anything is done. */
function Erase({ person, close }: { person: Person; close: () => void }) {
  const t = useWords(personWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const [request, setRequest] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const { id, version, name } = person;
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
      <p className={css.head}>{t('eraseGoes')}</p>
      <ul className={css.list}>
        {GOES.map((word) => (
          <li key={word}>{t(word)}</li>
        ))}
      </ul>
      <p className={css.head}>{t('eraseStays')}</p>
      <ul className={css.list}>
        {STAYS.map((word) => (
          <li key={word}>{t(word)}</li>
        ))}
      </ul>
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

function Proofs({ person }: { person: string }) {
  const t = useWords(personWords);
  const names = useNames();
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['people', 'erasures', person],
    queryFn: () =>
      answer(api.GET('/api/v1/people/{id}/erasures', { params: { path: { id: person } } })),
  });
  return (
    <Panel title={t('proof')}>
      <State of={found} />
      {found.data?.erasures.map((proof) => (
        <div key={proof.id}>
          <p>
            {day(proof.at, language)} · {names.user(proof.by)} · {proof.request}
          </p>
          <p className={css.head}>{t('removed')}</p>
          <p>{proof.removed.join(', ')}</p>
          <p className={css.head}>{t('kept')}</p>
          <ul className={css.list}>
            {Object.entries(proof.locked).map(([what, why]) => (
              <li key={what}>
                {what}: {why}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  );
}
