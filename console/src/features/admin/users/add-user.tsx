import { useState } from 'react';
import { Alert, Input, Modal } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { useAddUser } from '../api/users';
import { Field } from '../fields/field';
import { UserFields, type UserDraft } from './user-fields';
import { userWords } from './words';
import css from '../fields/fields.module.css';

const NAME = /^[A-Za-z0-9._@-]{1,100}$/;

interface Props {
  close: () => void;
  done: (name: string) => void;
}

/** Lets somebody sign in. */
export function AddUser({ close, done }: Props) {
  const t = useWords(userWords);
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  const add = useAddUser();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [draft, setDraft] = useState<UserDraft>({
    display: '',
    agent: '',
    roles: ['agent'],
    language: '',
    email: '',
    active: true,
  });
  const wrongName = name !== '' && !NAME.test(name);
  const short = password !== '' && password.length < 8;
  const ready = name !== '' && !wrongName && password !== '' && !short;
  const send = () => {
    const { display, agent, roles, email } = draft;
    add.mutate(
      { name, password, display, agent, roles, email, language: draft.language },
      {
        onSuccess: () => {
          done(name);
          close();
        },
      },
    );
  };
  return (
    <Modal
      open
      width={640}
      title={t('addTitle')}
      okText={t('create')}
      cancelText={ui('cancel')}
      okButtonProps={{ disabled: !ready, loading: add.isPending }}
      onOk={send}
      onCancel={close}
    >
      {add.isError && (
        <Alert type="error" title={errorText(errorCode(add.error), add.error.message)} />
      )}
      <div className={css.fields}>
        <Field label={t('name')} hint={wrongName ? t('nameWrong') : t('nameHint')}>
          {(ids) => (
            <Input
              {...ids}
              className={css.wide ?? ''}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              status={wrongName ? 'error' : ''}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field label={t('password')} hint={t('passwordShort')}>
          {(ids) => (
            <Input.Password
              {...ids}
              className={css.wide ?? ''}
              autoComplete="new-password"
              status={short ? 'error' : ''}
              value={password}
              onChange={({ target }) => setPassword(target.value)}
            />
          )}
        </Field>
        <UserFields fresh draft={draft} change={(change) => setDraft({ ...draft, ...change })} />
      </div>
    </Modal>
  );
}
