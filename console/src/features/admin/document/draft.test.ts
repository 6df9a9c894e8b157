import { beforeEach, expect, it } from 'vitest';
import { discardDraft, edit, getDraft, rebaseDraft } from './draft';
import { merge } from './merge';
import { same, withEntry, withKey, type Document } from './json';

const base: Document = {
  name: 'Acme',
  queues: [
    { id: 'sales', ring_seconds: 20, of_tomorrow: { kept: true } },
    { id: 'support', ring_seconds: 20 },
  ],
  numbers: { '+12025550100': 'main' },
};
const ring = (document: Document, id: string, seconds: number) => {
  const list = document.queues as Document[];
  const entry = list.find((each) => each.id === id) ?? {};
  return withEntry(document, 'queues', id, { ...entry, ring_seconds: seconds });
};

beforeEach(discardDraft);

it('keeps what a form does not know', () => {
  const changed = ring(base, 'sales', 30);
  expect((changed.queues as Document[])[0]).toEqual({
    id: 'sales',
    ring_seconds: 30,
    of_tomorrow: { kept: true },
  });
  expect(changed.numbers).toBe(base.numbers);
});

it('takes a key away, and compares without the order of names', () => {
  expect(withKey({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  expect(same({ a: [1, { x: 1, y: 2 }], b: 2 }, { b: 2, a: [1, { y: 2, x: 1 }] })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same({ a: 1 }, { b: 1 })).toBe(false);
});

it('is no draft once everything is as it was', () => {
  edit({ version: 3, document: base }, (document) => ring(document, 'sales', 30));
  expect(getDraft()?.version).toBe(3);
  edit({ version: 9, document: {} }, (document) => ring(document, 'sales', 20));
  expect(getDraft()).toBeNull();
});

it('puts my changes on top of theirs', () => {
  edit({ version: 3, document: base }, (document) => ring(document, 'sales', 30));
  const theirs = { ...ring(base, 'support', 45), name: 'Bolt' };
  expect(rebaseDraft({ version: 4, document: theirs })).toEqual([]);
  expect(getDraft()).toEqual({ version: 4, base: theirs, document: ring(theirs, 'sales', 30) });
});

it('names what both changed, and keeps mine there', () => {
  edit({ version: 3, document: base }, (document) => ring(document, 'sales', 30));
  expect(rebaseDraft({ version: 4, document: ring(base, 'sales', 60) })).toEqual([
    'queues.sales.ring_seconds',
  ]);
  expect(getDraft()?.document).toEqual(ring(base, 'sales', 30));
});

it('merges what was added and taken away on both sides', () => {
  const mine = { ...base, queues: [...(base.queues as Document[]), { id: 'billing' }] };
  const theirs = { ...base, numbers: {}, queues: [(base.queues as Document[])[1] ?? {}] };
  expect(merge(base, mine, theirs)).toEqual({
    value: {
      name: 'Acme',
      numbers: {},
      queues: [{ id: 'support', ring_seconds: 20 }, { id: 'billing' }],
    },
    conflicts: [],
  });
});

it('keeps the order that I made', () => {
  const list = base.queues as Document[];
  const mine = { ...base, queues: [list[1] ?? {}, list[0] ?? {}] };
  const theirs = { ...base, queues: [...list, { id: 'new' }] };
  const merged = merge(base, mine, theirs).value as Document;
  expect((merged.queues as Document[]).map((each) => each.id)).toEqual(['support', 'sales', 'new']);
});

it('takes a list without ids whole', () => {
  const was = { pairs: [[0, 1]] };
  expect(merge(was, { pairs: [[0, 2]] }, { pairs: [[0, 3]] })).toEqual({
    value: { pairs: [[0, 2]] },
    conflicts: ['pairs'],
  });
});
