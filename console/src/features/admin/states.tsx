import type { ReactNode } from 'react';
import { Button, Spin } from 'antd';
import { Lock } from 'lucide-react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { adminWords } from './words';
import css from './admin.module.css';

export function Loading() {
  const t = useWords(uiWords);
  return (
    <div className={css.middle} role="status" aria-label={t('loading')}>
      <Spin />
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useWords(uiWords);
  const errorText = useErrorText();
  return (
    <div className={css.middle} role="alert">
      <p>{errorText(errorCode(error))}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  );
}

export function NotAllowed() {
  const t = useWords(adminWords);
  return (
    <div className={css.middle}>
      <Lock size={20} aria-hidden />
      <strong>{t('notAllowed')}</strong>
      <p>{t('notAllowedHint')}</p>
    </div>
  );
}

export function Empty({ title, hint = '' }: { title: string; hint?: string }) {
  return (
    <div className={css.empty}>
      <strong>{title}</strong>
      {hint && <p>{hint}</p>}
    </div>
  );
}

/** The head of a page: its name, and what can be done on it. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className={css.head}>
      <h1>{title}</h1>
      <div className={css.actions}>{children}</div>
    </header>
  );
}
