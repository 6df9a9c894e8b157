import { useEffect, useEffectEvent } from 'react';
import { usePrefs } from '../prefs/prefs';

/** What each single key does. A missing entry means the key does nothing now. */
export type Shortcuts = Record<string, (() => void) | undefined>;

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select') !== null)
  );
}

/**
 * Single-key shortcuts. They sleep while somebody types, while a modifier is held, in an open menu
 * or dialog, and for good when the person switched them off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { shortcuts: wanted } = usePrefs();
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (typing(event.target) || inOverlay(event.target)) return;
    const act = shortcuts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!wanted) return;
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [wanted]);
}

function inOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role=menu], [role=dialog], [role=listbox]') !== null
  );
}
