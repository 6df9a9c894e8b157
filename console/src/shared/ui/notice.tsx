import { useSyncExternalStore } from 'react';
import { Alert } from 'antd';
import { useErrorText } from '../i18n/error-words';

interface Notice {
  code: string;
  detail: string;
}

let notice: Notice | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(next: Notice | null): void {
  notice = next;
  listeners.forEach((listener) => listener());
}

/** Tells the person that something failed, by its stable code. It stays until dismissed or followed. */
export const showNotice = (code: string, detail = '') => put({ code, detail });
export const clearNotice = () => put(null);

/** The one strip in which failures are told. */
export function NoticeStrip() {
  const shown = useSyncExternalStore(subscribe, () => notice);
  const text = useErrorText();
  return (
    <div role="alert">
      {shown && (
        <Alert
          type="error"
          banner
          role="presentation"
          closable={{ onClose: clearNotice }}
          title={text(shown.code, shown.detail)}
        />
      )}
    </div>
  );
}
