import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useConfigurationWarnings } from '@/shared/house/warnings';
import { Failed, Loading } from '../states';
import { useConfiguration, useFindings } from '../api/configuration';
import { edit, useDraft, type Stored } from './draft';
import { ChangeBar } from './change-bar';
import { WritingContext, type Writing } from './use-document';
import type { Document } from './json';
import css from '../admin.module.css';

const PAUSE_MS = 400;

/** The document after a pause in typing, so that not every key asks the service. */
function useSettled(document: Document | null): Document | null {
  const [settled, setSettled] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [document]);
  return settled;
}

/** Gives the forms inside it the configuration to write in, and shows what is not stored yet. */
export function WritingFrame({ children }: { children: ReactNode }) {
  const stored = useConfiguration();
  if (stored.isError && !stored.data)
    return <Failed error={stored.error} retry={() => void stored.refetch()} />;
  if (!stored.data) return <Loading />;
  return <Frame stored={stored.data}>{children}</Frame>;
}

function Frame({ stored, children }: { stored: Stored; children: ReactNode }) {
  const draft = useDraft();
  useGuard(draft !== null);
  const document = draft?.document ?? stored.document;
  const settled = useSettled(draft?.document ?? null);
  const found = useFindings(draft && settled, stored.version);
  const findings = draft ? found.data : undefined;
  const inForce = useConfigurationWarnings();
  const checking = draft !== null && (found.isFetching || settled !== draft.document);
  const writing = useMemo<Writing>(
    () => ({
      document,
      base: draft?.base ?? stored.document,
      faults: findings?.faults ?? [],
      warnings: draft ? (findings?.warnings ?? []) : inForce,
      changes: findings?.changes ?? [],
      checking,
      edit: (change) => edit(stored, change),
    }),
    [document, draft, stored, findings, checking, inForce],
  );
  return (
    <WritingContext value={writing}>
      <div className={css.scroll}>{children}</div>
      <ChangeBar draft={draft} stored={stored} />
    </WritingContext>
  );
}

/** Asks before the browser throws unsaved work away; inside the console it stays. */
export function useGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
