import { useId, type ReactNode } from 'react';
import css from './tabs.module.css';

interface Props<K extends string> {
  label: string;
  tabs: readonly (readonly [key: K, label: ReactNode])[];
  shown: K;
  show: (key: K) => void;
  children: ReactNode;
}

/** Tabs by the keyboard's rules: arrows, Home and End move and show, Tab goes into the panel. */
export function Tabs<K extends string>({ label, tabs, shown, show, children }: Props<K>) {
  const id = useId();
  const moved = (event: React.KeyboardEvent<HTMLElement>) => {
    const next = neighbour(
      tabs.map(([key]) => key),
      shown,
      event.key,
    );
    if (next === undefined) return;
    event.preventDefault();
    show(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <div role="tablist" tabIndex={-1} aria-label={label} className={css.list} onKeyDown={moved}>
        {tabs.map(([key, text]) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            aria-selected={key === shown}
            aria-controls={`${id}-panel`}
            tabIndex={key === shown ? 0 : -1}
            onClick={() => show(key)}
          >
            {text}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${shown}`}
        className={css.panel}
      >
        {children}
      </div>
    </>
  );
}

/** Where a key leads from a tab, round and round; undefined for a key that leads nowhere. Pure. */
export function neighbour<K extends string>(
  keys: readonly K[],
  from: K,
  key: string,
): K | undefined {
  if (key === 'Home') return keys[0];
  if (key === 'End') return keys.at(-1);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return undefined;
  return keys[(keys.indexOf(from) + step + keys.length) % keys.length];
}
