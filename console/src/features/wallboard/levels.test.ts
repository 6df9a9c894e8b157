import { describe, expect, it } from 'vitest';
import { gravest, levelOfExcess, levelOfService, levelOfWait } from './levels';

const service = { warn: 0.9, alarm: 0.6 };
const wait = { warn: 60, alarm: 300 };

describe('a service level', () => {
  it('is good from 90 on, alarming at 60 and below, and between them calls for a look', () => {
    expect([1, 0.9, 0.8999, 0.61, 0.6, 0].map((share) => levelOfService(share, service))).toEqual([
      'good',
      'good',
      'warn',
      'warn',
      'alarm',
      'alarm',
    ]);
  });

  it('has none where nothing divides, nor without thresholds', () => {
    expect(levelOfService(null, service)).toBe('none');
    expect(levelOfService(0.1, null)).toBe('none');
  });
});

describe('a wait', () => {
  it('is beyond a threshold only when it is longer', () => {
    expect([60, 60.1, 300, 300.1].map((seconds) => levelOfExcess(seconds, wait))).toEqual([
      'good',
      'warn',
      'warn',
      'alarm',
    ]);
  });

  it('is not praised for being short', () => {
    expect([levelOfWait(1, wait), levelOfWait(61, wait)]).toEqual(['none', 'warn']);
  });
});

it('finds the gravest of several', () => {
  expect(gravest(['good', 'alarm', 'none', 'warn'])).toBe('alarm');
  expect(gravest([])).toBe('none');
});
