import { useState } from 'react';
import type { CallScript } from './api/guides';

function load(key: string): string[] {
  const kept = sessionStorage.getItem(key);
  return kept === null ? [] : (JSON.parse(kept) as string[]);
}

/**
 * The way taken through a script for one contact, kept through a reload. A step that the
 * configuration no longer has ends the way before it.
 */
export function useScriptWay(contact: string, script: CallScript) {
  const key = `callcenter.script.${contact}.${script.id}`;
  const { steps } = script;
  const [way, setWay] = useState(() => load(key));
  const gone = way.findIndex((id) => !steps.some((step) => step.id === id));
  const known = gone === -1 ? way : way.slice(0, gone);
  const put = (next: string[]) => {
    sessionStorage.setItem(key, JSON.stringify(next));
    setWay(next);
  };
  return {
    step: known.length ? steps.find(({ id }) => id === known.at(-1)) : steps[0],
    depth: known.length,
    go: (to: string) => put([...known, to]),
    back: () => put(known.slice(0, -1)),
    restart: () => put([]),
  };
}
