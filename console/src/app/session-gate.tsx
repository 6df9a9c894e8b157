import { lazy, Suspense, useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { onSignedOut } from '@/shared/api/client';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { signedOut, useSession } from '@/shared/session/session';
import { uiWords } from '@/shared/ui/words';
import { Waiting } from './waiting';
import css from './app.module.css';

const SignInPage = lazy(() => import('@/features/sign-in/sign-in-page'));
const Shell = lazy(() => import('./shell'));

/** Shows the sign-in page in place of any page while nobody is signed in, so that addresses keep. */
export function SessionGate() {
  const queries = useQueryClient();
  const session = useSession();
  const t = useWords(uiWords);
  const errorText = useErrorText();
  useEffect(() => onSignedOut(() => signedOut(queries)), [queries]);

  if (session.isError) {
    return (
      <div className={css.middle} role="alert">
        <p>{errorText(errorCode(session.error))}</p>
        <Button onClick={() => void session.refetch()}>{t('retry')}</Button>
      </div>
    );
  }
  if (session.data === undefined) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      {session.data ? <Shell me={session.data} /> : <SignInPage />}
    </Suspense>
  );
}
