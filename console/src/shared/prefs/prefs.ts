import { useSyncExternalStore } from 'react';

/** What a person chose for this browser. */
export interface Prefs {
  theme: 'system' | 'light' | 'dark';
  /** What was chosen on this browser while nobody was signed in; '' for nothing. */
  language: string;
  /** What the account that is signed in has chosen; '' for nothing, or nobody. */
  account: string;
  sound: boolean;
  notifications: boolean;
  shortcuts: boolean;
}

const KEY = 'callcenter.prefs';
const DEFAULTS: Prefs = {
  theme: 'system',
  language: '',
  account: '',
  sound: true,
  notifications: false,
  shortcuts: true,
};

const listeners = new Set<() => void>();
let prefs = load();

function load(): Prefs {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Prefs>) };
  } catch {
    // Spoilt by hand or storage switched off: the defaults are good enough.
    return DEFAULTS;
  }
}

export const getPrefs = (): Prefs => prefs;

export function setPrefs(change: Partial<Prefs>): void {
  prefs = { ...prefs, ...change };
  localStorage.setItem(KEY, JSON.stringify(prefs));
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const usePrefs = () => useSyncExternalStore(subscribe, getPrefs);
