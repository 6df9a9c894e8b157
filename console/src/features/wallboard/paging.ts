import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';
import { useTick } from '@/shared/live/ticker';

/** Seconds that a page stands on a screen without controls. */
export const PAGE_SECONDS = 20;

export interface Page<T> {
  items: readonly T[];
  /** From 0. */
  index: number;
  count: number;
}

/** The page to show at `now`: pages are equally full, and every screen shows the same one. */
export function pageAt<T>(items: readonly T[], room: number, now: number): Page<T> {
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, room)));
  const size = Math.ceil(items.length / count);
  const index = Math.floor(now / PAGE_SECONDS) % count;
  return { items: items.slice(index * size, (index + 1) * size), index, count };
}

/** Turns the pages of a list, by the service's clock. */
export function usePages<T>(items: readonly T[], room: number): Page<T> {
  const index = useTick(
    useCallback((now: number) => pageAt(items, room, now).index, [items, room]),
  );
  return pageAt(items, room, index * PAGE_SECONDS);
}

/**
 * How many rows a box has room for under its head, by the height of its first row (`data-row`, `data-head`);
 * all of them until they are measured. `rows`: how many there are.
 */
export function useRoom(box: RefObject<HTMLElement | null>, rows: number): number {
  const [room, setRoom] = useState(Infinity);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || rows === 0) return;
    const measure = () =>
      setRoom(roomFor(element.clientHeight, heightOf(element, 'head'), heightOf(element, 'row')));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [box, rows]);
  return room;
}

const heightOf = (box: HTMLElement, part: string) =>
  box.querySelector(`[data-${part}]`)?.getBoundingClientRect().height ?? 0;

/** Whole rows in a box, one at least; all when nothing is laid out. */
export function roomFor(box: number, head: number, row: number): number {
  return row > 0 ? Math.max(1, Math.floor((box - head) / row)) : Infinity;
}
