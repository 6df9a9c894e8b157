import { expect, it } from 'vitest';
import { factsOf, flowName, hunks, lineDiff, problemOf } from './text';

it('reads where a problem is', () => {
  expect(problemOf('main.yaml:12: error [missing-step] `x: y` leads nowhere')).toEqual({
    line: 12,
    severity: 'error',
    code: 'missing-step',
    message: '`x: y` leads nowhere',
  });
  expect(problemOf('main.yaml:3: warning [missing-language] a')).toMatchObject({
    line: 3,
    severity: 'warning',
  });
  expect(problemOf('something else')).toMatchObject({ line: 1, message: 'something else' });
});

it('finds the name of a flow', () => {
  expect(flowName('# flow: not this\ntitle: x\nflow: after-hours\n')).toBe('after-hours');
  expect(flowName('flow: "main"')).toBe('main');
  expect(flowName('steps: {}')).toBe('');
});

it('understands facts', () => {
  expect(
    factsOf(
      'tier=A\nopen.main = true\nopen.sales=false\nvisits=3\ncaller=+12025550101\ncode=007\n\nrest',
    ),
  ).toEqual({
    tier: 'A',
    open: { main: true, sales: false },
    visits: 3,
    caller: '+12025550101',
    code: '007',
  });
});

it('tells what was added and taken away', () => {
  const lines = lineDiff('a\nb\nc\nd', 'a\nc\nx\nd');
  expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
    ['same', 'a'],
    ['removed', 'b'],
    ['same', 'c'],
    ['added', 'x'],
    ['same', 'd'],
  ]);
  expect(lines[3]).toMatchObject({ old: null, now: 3 });
  expect(lines[4]).toMatchObject({ old: 4, now: 4 });
});

it('puts both texts back together', () => {
  const [before, after] = ['a\nb\na\nc\n', 'b\na\na\nd\nc\n'];
  const lines = lineDiff(before, after);
  const side = (other: string) =>
    lines.filter(({ kind }) => kind !== other).map(({ text }) => text);
  expect(side('added').join('\n')).toBe(before);
  expect(side('removed').join('\n')).toBe(after);
});

it('leaves out what is far from every change', () => {
  const before = Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n');
  const shown = hunks(lineDiff(before, before.replace('line 15', 'LINE 15')), 2);
  expect(shown[0]).toBeNull();
  expect(shown.at(-1)).toBeNull();
  expect(shown).toHaveLength(1 + 2 + 2 + 2 + 1);
  expect(hunks(lineDiff(before, before))).toEqual([null]);
});
