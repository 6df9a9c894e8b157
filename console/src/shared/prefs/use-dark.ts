import { useSyncExternalStore } from 'react';
import { usePrefs } from './prefs';

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the dark theme holds: the person's choice, else the system's. */
export function useDark(): boolean {
  const { theme } = usePrefs();
  const system = useSyncExternalStore(subscribe, () => query().matches);
  return theme === 'system' ? system : theme === 'dark';
}
