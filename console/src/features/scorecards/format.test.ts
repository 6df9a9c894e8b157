import { describe, expect, it } from 'vitest';
import { figure, periods, points, read, share, written } from './format';

describe('figures of a scorecard', () => {
  it('are shown in their unit, and nothing is a dash', () => {
    expect(figure(0.853, 'share', 'en')).toBe('85.3 %');
    expect(figure(390, 'seconds', 'en')).toBe('06:30');
    expect(figure(12.34, 'hours', 'en')).toBe('12.3 h');
    expect(figure(1_250_000.4, 'money', 'en')).toBe('1,250,000');
    expect(figure(null, 'share', 'en')).toBe('–');
    expect(points(68.75)).toBe('68.8');
    expect(points(null)).toBe('–');
  });

  it('are written as percentages and read back', () => {
    expect(written(0.07, 'share')).toBe('7');
    expect(read('7', 'share')).toBeCloseTo(0.07);
    expect(read(' ', 'seconds')).toBeNull();
    expect(read('300', 'seconds')).toBe(300);
  });

  it('have a bar that ends at the cap', () => {
    expect([share(60, 120), share(130, 120), share(null, 120)]).toEqual([50, 100, 0]);
  });
});

describe('periods', () => {
  it('are the last months, then their quarters and years', () => {
    const january = Date.UTC(2026, 0, 15) / 1000;
    expect(periods(january, 2)).toEqual([
      '2026-01',
      '2025-12',
      '2026-Q1',
      '2026',
      '2025-Q4',
      '2025',
    ]);
  });
});
