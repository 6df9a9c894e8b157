import { describe, expect, it } from 'vitest';
import { clock, moment } from './format';
import { languageOf } from './language';
import { fill, nameIn } from './words';

type Sentences = Record<string, string>;
const modules = import.meta.glob<Record<string, unknown>>('/src/**/*words.ts', { eager: true });
const dictionaries = Object.entries(modules).flatMap(([path, exports]) =>
  Object.values(exports)
    .filter((value) => typeof value === 'object')
    .map((value) => ({ path, words: value as Record<'en' | 'zh-CN', Sentences> })),
);
const holes = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

it('finds the dictionaries', () => {
  expect(dictionaries.length).toBeGreaterThanOrEqual(6);
});

describe.each(dictionaries)('$path', ({ words }) => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(words['zh-CN']).sort()).toEqual(Object.keys(words.en).sort());
  });

  it('leaves no sentence empty and fills the same holes', () => {
    for (const [key, sentence] of Object.entries(words.en)) {
      const chinese = words['zh-CN'][key] ?? '';
      expect(sentence.trim() && chinese.trim(), key).not.toBe('');
      expect(holes(chinese), key).toEqual(holes(sentence));
    }
  });

  it('writes Chinese with Chinese punctuation', () => {
    for (const [key, sentence] of Object.entries(words['zh-CN'])) {
      expect(sentence, key).not.toMatch(/[\u4e00-\u9fff][,;:!?]/);
    }
  });
});

it('fills in what it is given and leaves the rest to be seen', () => {
  expect(fill('{n} of {m}', { n: 2 })).toBe('2 of {m}');
});

it('finds the language of a wish', () => {
  expect(['zh', 'zh-Hans-CN', 'en-GB', 'fr', ''].map(languageOf)).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
    'en',
    'en',
  ]);
});

it('falls back to a name that there is', () => {
  expect(nameIn({ en: 'Service' }, 'zh-CN')).toBe('Service');
  expect(nameIn({ de: 'Dienst' }, 'en')).toBe('Dienst');
  expect(nameIn(undefined, 'en')).toBe('');
});

it('writes spans as clocks', () => {
  expect([-3, 0, 59.9, 252, 3852].map(clock)).toEqual([
    '00:00',
    '00:00',
    '00:59',
    '04:12',
    '1:04:12',
  ]);
});

it('writes the day only for another day', () => {
  const noon = new Date(2026, 4, 5, 12).getTime() / 1000;
  expect(moment(noon, noon + 60, 'en')).toBe('12:00');
  expect(moment(noon, noon + 86_400, 'en')).toMatch(/May 5.*12:00/);
});
