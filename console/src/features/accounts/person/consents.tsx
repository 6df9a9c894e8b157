import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { Plus } from 'lucide-react';
import { answer, api } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { useConsents, useRefresh } from '../api';
import { EditDialog } from '../edit/edit-dialog';
import { day } from '../format';
import type { Consent, Person } from '../kinds';
import { personWords } from './words';
import css from '../page/page.module.css';

const BASES = ['consent', 'contract', 'legal_obligation', 'legitimate_interest'] as const;

const FORMS = ['express', 'written'] as const;

/** What a person agreed to and took back, each with its proof (EU-01, CN-02). */
export function Consents({ person }: { person: Person }) {
  const t = useWords(personWords);
  const changes = useMay('change_accounts') && !person.erased_at;
  const found = useConsents(person.id);
  const [adding, setAdding] = useState(false);
  const add = changes && (
    <Button size="small" icon={<Plus size={14} aria-hidden />} onClick={() => setAdding(true)}>
      {t('consentAdd')}
    </Button>
  );
  return (
    <Panel title={t('consents')} extra={add}>
      <State of={found} />
      {found.data?.consents.length === 0 && <Nothing title={t('consentsNone')} />}
      <ul className={css.lines}>
        {found.data?.consents.map((consent) => (
          <Line key={consent.id} consent={consent} changes={changes} />
        ))}
      </ul>
      {adding && <AddConsent person={person.id} close={() => setAdding(false)} />}
    </Panel>
  );
}

function Line({ consent, changes }: { consent: Consent; changes: boolean }) {
  const t = useWords(personWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(personWords);
  const language = useLanguage();
  const refresh = useRefresh();
  const { id, purpose, basis, form, at, evidence, withdrawn_at: over } = consent;
  const withdraw = () =>
    answer(api.POST('/api/v1/consents/{id}/withdraw', { params: { path: { id } } }))
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(refresh);
  return (
    <li>
      <span>
        <strong>{purpose}</strong>{' '}
        <span className={css.muted}>
          {code('basis', basis, basis)}
          {basis === 'consent' && ` (${code('form', form, form)})`} · {day(at, language)} ·{' '}
          {over ? t('withdrawn', { when: day(over, language) }) : t('valid')}
        </span>
      </span>
      {evidence && <span className={css.muted}>{evidence}</span>}
      {changes && !over && (
        <Popconfirm
          title={t('withdrawAsk')}
          okText={t('withdraw')}
          cancelText={ui('cancel')}
          onConfirm={() => void withdraw()}
        >
          <Button size="small" style={{ justifySelf: 'start' }}>
            {t('withdraw')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}

function AddConsent({ person, close }: { person: string; close: () => void }) {
  const t = useWords(personWords);
  const code = useCodeWords(personWords);
  return (
    <EditDialog
      title={t('consentAdd')}
      fields={[
        { key: 'purpose', label: t('purpose'), required: true },
        {
          key: 'basis',
          label: t('basis'),
          kind: 'choice',
          options: BASES.map((one) => [one, code('basis', one, one)]),
        },
        {
          key: 'form',
          label: t('form'),
          kind: 'choice',
          options: FORMS.map((one) => [one, code('form', one, one)]),
        },
        { key: 'evidence', label: t('evidence'), required: true },
        { key: 'notice', label: t('notice') },
      ]}
      read={{
        values: { purpose: '', basis: 'consent', form: 'express', evidence: '', notice: '' },
        version: 0,
      }}
      save={(values) =>
        answer(
          api.POST('/api/v1/people/{id}/consents', {
            params: { path: { id: person } },
            body: values as never,
          }),
        )
      }
      close={close}
    />
  );
}
