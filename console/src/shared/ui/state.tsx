import { Button, Spin } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import { errorCode } from '../api/errors';
import { useErrorText } from '../i18n/error-words';
import { useWords } from '../i18n/words';
import { uiWords } from './words';
import css from './state.module.css';

/** What stands in place of an answer that is not there: still loading, or why it failed. */
export function State({
  of,
}: {
  of: Pick<UseQueryResult, 'isPending' | 'isError' | 'error' | 'refetch'>;
}) {
  const t = useWords(uiWords);
  const errorText = useErrorText();
  if (of.isPending)
    return (
      <div className={css.state} role="status" aria-label={t('loading')}>
        <Spin />
      </div>
    );
  if (!of.isError) return null;
  const code = errorCode(of.error);
  const final = ['not_found', 'forbidden', 'secret_file'].includes(code);
  return (
    <div className={css.state} role="alert">
      <p>{errorText(code)}</p>
      {!final && <Button onClick={() => void of.refetch()}>{t('retry')}</Button>}
    </div>
  );
}

/** Nothing is there, and what that means. */
export function Nothing({ title, hint = '' }: { title: string; hint?: string }) {
  return (
    <div className={css.nothing}>
      <p>{title}</p>
      {hint && <p>{hint}</p>}
    </div>
  );
}
