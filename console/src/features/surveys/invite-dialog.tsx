import { useState } from 'react';
import { Alert, Button, Input, Modal } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useAccountNames } from '@/shared/customer/account-names';
import { Fields, type FieldSpec, type Values } from '@/shared/form/fields';
import { useErrorText } from '@/shared/i18n/error-words';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { invite, usePeopleOf, useRefresh, type Survey } from './api';
import { HandForm } from './hand-form';
import { surveyWords } from './words';
import css from './surveys.module.css';

const WAYS = ['link', 'message', 'hand'] as const;
type Way = (typeof WAYS)[number];

interface Props {
  surveys: readonly Survey[];
  survey: Survey;
  close: () => void;
}

/** Asks a customer: by a link to hand on, by a message to their number, or in words that are written down. */
export function InviteDialog({ surveys, survey, close }: Props) {
  const t = useWords(surveyWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const [values, setValues] = useState<Values>({ survey: survey.id, way: 'link' });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ link: string; sent: boolean } | null>(null);
  const [byHand, setByHand] = useState(false);
  const text = (key: string) => String(values[key] ?? '').trim();
  const way = text('way') as Way;
  const fields = useInviteFields(surveys, way, text('account'));
  const { data: people } = usePeopleOf(text('account'));
  const change = (key: string, value: Values[string]) => {
    const fresh: Values = key === 'account' ? { person: '', number: '' } : {};
    // A person is asked where they are reached, as long as nothing else is written.
    const number = people?.find(({ id }) => key === 'person' && id === value)?.numbers[0];
    setValues((old) => ({ ...old, ...fresh, [key]: value, ...(number && { number }) }));
  };
  const chosen = surveys.find(({ id }) => id === text('survey')) ?? survey;
  const send = async () => {
    if (way === 'hand') {
      setByHand(true);
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const about = { account: text('account'), person: text('person') };
      const number = way === 'message' ? text('number') : '';
      setMade(await invite(chosen.id, { ...about, number, language: text('language') }));
      await refresh();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  if (byHand)
    return (
      <HandForm survey={chosen} account={text('account')} person={text('person')} close={close} />
    );
  if (made) return <Made {...made} close={close} />;
  return (
    <Modal
      open
      width={600}
      title={t('invite')}
      okText={t(`ask.${way}`)}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: busy, disabled: way === 'message' && !text('number') }}
      onOk={() => void send()}
      onCancel={close}
    >
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={errorText(errorCode(error), '')} />
      )}
      <Fields fields={fields} values={values} change={change} />
    </Modal>
  );
}

function useInviteFields(surveys: readonly Survey[], way: Way, account: string): FieldSpec[] {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const accounts = useAccountNames();
  const { data: people = [] } = usePeopleOf(account);
  const numbers = people.flatMap(({ name, numbers }) =>
    numbers.map((number) => [number, `${number} · ${name}`] as const),
  );
  return [
    {
      key: 'survey',
      label: t('survey'),
      kind: 'choice',
      options: surveys.map(({ id, name }) => [id, nameIn(name, language) || id]),
    },
    {
      key: 'way',
      label: t('way'),
      kind: 'choice',
      options: WAYS.map((each) => [each, t(`way.${each}`)]),
    },
    {
      key: 'account',
      label: t('account'),
      kind: 'choice',
      options: [['', t('noAccount')], ...accounts.all],
    },
    {
      key: 'person',
      label: t('person'),
      kind: 'choice',
      options: [['', t('noPerson')], ...people.map(({ id, name }) => [id, name] as const)],
    },
    ...(way === 'message'
      ? ([
          {
            key: 'number',
            label: t('number'),
            kind: 'suggest',
            options: numbers,
            required: true,
            hint: t('numberHint'),
          },
        ] satisfies FieldSpec[])
      : []),
    ...(way === 'hand'
      ? []
      : ([
          {
            key: 'language',
            label: t('language'),
            kind: 'choice',
            options: [
              ['', t('languageOfHouse')],
              ...LANGUAGES.map((tag) => [tag, LANGUAGE_NAMES[tag]] as const),
            ],
          },
        ] satisfies FieldSpec[])),
  ];
}

/** What was made of it; the link is shown this once. */
function Made({ link, sent, close }: { link: string; sent: boolean; close: () => void }) {
  const t = useWords(surveyWords);
  const ui = useWords(uiWords);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Modal open title={t('invite')} footer={null} closable onCancel={close}>
      <p role="status">{t(sent ? 'madeSent' : 'madeLink')}</p>
      <div className={css.link}>
        <Input
          readOnly
          aria-label={t('link')}
          value={link}
          onFocus={({ target }) => target.select()}
        />
        <Button onClick={() => void copy()}>{t(copied ? 'copied' : 'copy')}</Button>
        <Button type="primary" onClick={close}>
          {ui('close')}
        </Button>
      </div>
    </Modal>
  );
}
