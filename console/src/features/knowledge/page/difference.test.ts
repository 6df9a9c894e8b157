import { expect, it } from 'vitest';
import { difference, wholeText } from './difference';

it('cuts Chinese into words, as the language does', () => {
  const pieces = difference('关闭后阀门，再停泵', '关闭前阀门，再停泵', 'zh-CN');
  expect(pieces.filter(({ kind }) => kind === 'removed').map(({ text }) => text)).toEqual(['后']);
  expect(pieces.filter(({ kind }) => kind === 'added').map(({ text }) => text)).toEqual(['前']);
});

it('gives the earlier text without what came, and the later without what went', () => {
  const [before, after] = ['Stop the pump, then call.', 'Stop the pump and close the valves.'];
  const pieces = difference(before, after, 'en');
  const without = (kind: string) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map(({ text }) => text)
      .join('');
  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});

it('holds whom an edition is for, so that this differs too', () => {
  const content = {
    title: 'T',
    text: 'x\n',
    keywords: ['a', 'b'],
    department: '',
    queues: ['s'],
    menus: [],
    valid_from: 0,
    valid_until: 0,
  };
  expect(wholeText(content, (id) => `queue ${id}`)).toBe('T\n\nx\n\na, b\nqueue s');
});
