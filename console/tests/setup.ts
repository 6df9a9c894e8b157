import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { setPrefs } from '@/shared/prefs/prefs';

// Pages are loaded lazily, which takes its time on a busy machine. Asking jsdom of every element
// whether it can be seen takes most of a test's time, and nothing here is hidden but kept.
configure({ asyncUtilTimeout: 30_000, defaultHidden: true });

// Nor does anything here ask how it looks: without Ant Design's styles jsdom has no rules to hold
// against an element each time its name is asked for.
Object.defineProperty(HTMLStyleElement.prototype, 'innerHTML', {
  get: () => '',
  set: () => undefined,
});

// What jsdom leaves out and Ant Design asks for.
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
globalThis.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
Element.prototype.scrollIntoView = () => undefined;

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  setPrefs({
    theme: 'system',
    language: 'en',
    account: '',
    sound: false,
    notifications: false,
    shortcuts: true,
  });
});
