import { useCallback } from 'react';
import { fill, useCodeWords } from '@/shared/i18n/words';
import type { Fault } from '../api/configuration';
import { faultWords } from './words';

/** Returns the sentence for a fault; for a code that is newer than this console, the service's own. */
export function useFaultText() {
  const find = useCodeWords(faultWords);
  return useCallback(
    (fault: Fault) => fill(find('fault', fault.code, fault.message), { value: fault.value }),
    [find],
  );
}
