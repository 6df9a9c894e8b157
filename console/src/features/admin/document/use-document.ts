import { createContext, useContext } from 'react';
import type { Change, Fault } from '../api/configuration';
import type { Document } from './json';

/** The configuration as the forms see it: what is stored with the changes of the draft. */
export interface Writing {
  document: Document;
  /** What the changes are made to. */
  base: Document;
  faults: readonly Fault[];
  /** What is well-formed and could not work. */
  warnings: readonly Fault[];
  changes: readonly Change[];
  checking: boolean;
  edit: (change: (document: Document) => Document) => void;
}

export const WritingContext = createContext<Writing | null>(null);

/** Only within a page of the configuration. */
export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (!writing) throw new Error('no configuration around this form');
  return writing;
}
