import { useState, type UIEvent } from 'react';

/** The rows to draw of a long list, and the empty space before and after them in pixels. */
export interface Window {
  from: number;
  to: number;
  before: number;
  after: number;
}

const FEW = 120;
const MARGIN = 15;

/** Pure: what of `count` rows of `height` lies around the place that a box of `seen` pixels shows. */
export function windowOf(count: number, height: number, top: number, seen: number): Window {
  if (count <= FEW) return { from: 0, to: count, before: 0, after: 0 };
  const from = Math.max(0, Math.min(count, Math.floor(top / height)) - MARGIN);
  const to = Math.min(count, Math.ceil((top + seen) / height) + MARGIN);
  return { from, to, before: from * height, after: (count - to) * height };
}

const STEP = 10;

/** Draws only the rows near the ones that are seen, once there are many. `height` is a row's, in pixels. */
export function useWindow(count: number, height: number) {
  const [place, setPlace] = useState({ top: 0, seen: 1200 });
  const onScroll = ({ currentTarget: box }: UIEvent<HTMLElement>) => {
    // In whole steps: a turn of the wheel does not draw the table anew for every pixel.
    const top = Math.floor(box.scrollTop / (height * STEP)) * height * STEP;
    const seen = box.clientHeight + height * STEP;
    setPlace((old) => (old.top === top && old.seen === seen ? old : { top, seen }));
  };
  return { shown: windowOf(count, height, place.top, place.seen), onScroll };
}
