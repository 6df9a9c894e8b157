import { useState } from 'react';
import { errorCode } from '../api/errors';
import { useErrorText } from '../i18n/error-words';

interface Options<Report> {
  /** Has a file looked at, or taken in for good. */
  send: (file: File, confirm: boolean) => Promise<Report>;
  /** What to do after it was taken in. */
  kept: () => Promise<unknown>;
  /** Why a file is not even sent; '' if it may be. */
  refuse?: (file: File) => string;
}

/** A file with rows: looked at first, then taken in; nothing is stored before the confirmation. */
export function useTaking<Report>({ send, kept, refuse }: Options<Report>) {
  const errorText = useErrorText();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);

  const take = async (chosen: File, confirm: boolean) => {
    const reason = refuse?.(chosen) ?? '';
    setFault(reason);
    setFile(chosen);
    if (reason) {
      setReport(null);
      return;
    }
    setBusy(true);
    try {
      setReport(await send(chosen, confirm));
      if (confirm) await kept();
    } catch (error) {
      setReport(null);
      setFault(errorText(errorCode(error), error instanceof Error ? error.message : ''));
    } finally {
      setBusy(false);
    }
  };
  return {
    file,
    report,
    fault,
    busy,
    look: (chosen: File) => void take(chosen, false),
    confirm: () => {
      if (file) void take(file, true);
    },
    again: () => {
      setReport(null);
      setFile(null);
    },
  };
}

/** What kind of sheet a name stands for; '' for none that can be taken in. Pure. */
export function sheetKind(name: string): 'csv' | 'xlsx' | '' {
  const ending = name.toLowerCase().split('.').at(-1);
  return ending === 'csv' || ending === 'xlsx' ? ending : '';
}
