import { useState } from 'react';
import { Alert, Button, Input } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { useSession } from '@/shared/session/session';
import { useChangeUser, useSetPassword, type UserPage } from '../api/users';
import { useGuard } from '../document/writing-frame';
import { Field } from '../fields/field';
import { UserFields, type UserDraft } from './user-fields';
import { userWords } from './words';
import page from '../admin.module.css';
import css from './users.module.css';

/** One user: what they may do, and a new password. Mount anew for another one. */
export function UserDetail({ user }: { user: UserPage }) {
  const t = useWords(userWords);
  const own = useSession().data?.user === user.name;
  return (
    <div className={page.stack}>
      <section className={page.card} aria-label={user.display || user.name}>
        <header className={css.head}>
          <h2>{user.display || user.name}</h2>
          <span className={page.muted}>{user.name}</span>
          {own && <span className={css.mark}>{t('you')}</span>}
          {!user.active && <span className={css.mark}>{t('inactive')}</span>}
        </header>
        <Profile user={user} own={own} />
      </section>
      <section className={page.card}>
        <NewPassword user={user.name} />
      </section>
    </div>
  );
}

function Profile({ user, own }: { user: UserPage; own: boolean }) {
  const t = useWords(userWords);
  const errorText = useErrorText();
  const change = useChangeUser(user.name);
  const [wish, setWish] = useState<Partial<UserDraft>>({});
  const draft: UserDraft = { ...user, ...wish };
  const changed = Object.fromEntries(
    Object.entries(wish).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(user[key as keyof UserDraft]),
    ),
  );
  const unsaved = Object.keys(changed).length > 0;
  useGuard(unsaved);
  const send = () => change.mutate(changed, { onSuccess: () => setWish({}) });
  return (
    <>
      <UserFields
        draft={draft}
        own={own}
        change={(next) => {
          change.reset();
          setWish({ ...wish, ...next });
        }}
      />
      <p className={css.note}>{t('sessionsEnd')}</p>
      {change.isError && (
        <Alert type="error" title={errorText(errorCode(change.error), change.error.message)} />
      )}
      <div className={css.foot}>
        <Button type="primary" disabled={!unsaved} loading={change.isPending} onClick={send}>
          {t('save')}
        </Button>
        <span role="status">{unsaved ? t('unsaved') : change.isSuccess ? t('saved') : ''}</span>
      </div>
    </>
  );
}

function NewPassword({ user }: { user: string }) {
  const t = useWords(userWords);
  const errorText = useErrorText();
  const set = useSetPassword(user);
  const [password, setPassword] = useState('');
  const short = password !== '' && password.length < 8;
  const send = () => {
    if (password && !short) set.mutate(password, { onSuccess: () => setPassword('') });
  };
  return (
    <>
      <Field label={t('newPassword')} hint={t('passwordHint')}>
        {(ids) => (
          <Input.Password
            {...ids}
            className={css.password ?? ''}
            autoComplete="new-password"
            status={short ? 'error' : ''}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            onPressEnter={send}
          />
        )}
      </Field>
      {set.isError && (
        <Alert type="error" title={errorText(errorCode(set.error), set.error.message)} />
      )}
      <div className={css.foot}>
        <Button disabled={!password || short} loading={set.isPending} onClick={send}>
          {t('setPassword')}
        </Button>
        <span role="status">
          {short ? t('passwordShort') : !password && set.isSuccess ? t('passwordSet') : ''}
        </span>
      </div>
    </>
  );
}
