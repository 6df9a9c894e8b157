import { expect, it } from 'vitest';
import { scoreText } from './score';

it('writes each measure as people know it', () => {
  expect(scoreText('csat', 0.874, 'en')).toBe('87%');
  expect(scoreText('nps', 31.6, 'en')).toBe('+32');
  expect(scoreText('nps', -12, 'en')).toBe('-12');
  expect(scoreText('ces', 2, 'en')).toBe('2.0');
});

it('writes nothing for what is hidden', () => {
  expect(scoreText('csat', null, 'en')).toBe('');
});
