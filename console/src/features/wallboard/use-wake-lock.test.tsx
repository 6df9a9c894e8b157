import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { useWakeLock } from './use-wake-lock';

class Lock {
  released = false;
  release = () => {
    this.released = true;
    return Promise.resolve();
  };
}

let locks: Lock[] = [];
const grant = () => {
  const lock = new Lock();
  locks.push(lock);
  return Promise.resolve(lock);
};
const offer = (request: () => Promise<unknown>) =>
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
const look = () =>
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });

afterEach(() => {
  locks = [];
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

it('holds the screen, asks anew once the browser let go, and lets go at the end', async () => {
  offer(grant);
  const { result, unmount } = renderHook(() => useWakeLock());
  await waitFor(() => expect(result.current).toBe('held'));
  look();
  expect(locks).toHaveLength(1);
  await locks[0]?.release();
  look();
  await waitFor(() => expect(locks).toHaveLength(2));
  unmount();
  expect(locks[1]?.released).toBe(true);
});

it('says so when the browser cannot', async () => {
  const { result } = renderHook(() => useWakeLock());
  await waitFor(() => expect(result.current).toBe('refused'));
});
