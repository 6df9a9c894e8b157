import { useState } from 'react';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useRefresh } from './api';

export interface Running {
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  busy: boolean;
}

/** Does something once at a time, reads everything again, and tells what was refused. */
export function useAct() {
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const run = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError('');
    try {
      await act();
      await refresh();
      return true;
    } catch (fault) {
      setError(errorText(errorCode(fault), fault instanceof Error ? fault.message : ''));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, error };
}
