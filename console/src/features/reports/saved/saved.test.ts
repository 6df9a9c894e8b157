import { describe, expect, it } from 'vitest';
import { askedOf } from '../asked';
import { addressOf, keptOf } from './address';
import { hours, RULES, weekdayName, wordOf } from './rule';
import { savedWords } from './words';

const TODAY = '2026-11-23';
const asked = (address: string) => askedOf(new URLSearchParams(address), TODAY);

describe('a report that is kept', () => {
  it.each([
    'kind=tiers&days=last_week&interval=day&by=channel&in.tier=-,A&in.queue=sales',
    'kind=agents&days=last_days&count=30&zone=Asia/Shanghai',
    'kind=cases&days=today&by=-',
    'kind=queues&since=2026-11-01&until=2026-11-15&variant=offered&in.queue=a%26b',
  ])('is looked at as it was: %s', (address) => {
    const before = asked(address);
    const url = new URL(addressOf('r1', before.kind, keptOf(before)), 'http://console');
    expect(url.searchParams.get('saved')).toBe('r1');
    expect(askedOf(url.searchParams, TODAY)).toEqual(before);
  });

  it('keeps yesterday as a word, days that are written out as they are', () => {
    expect(keptOf(asked('days=yesterday')).days).toMatchObject({ word: 'yesterday', since: '' });
    expect(keptOf(asked('since=2026-11-01&until=2026-11-02')).days).toEqual({
      ...{ word: 'fixed', count: 0, since: '2026-11-01', until: '2026-11-02' },
    });
  });
});

describe('when it is sent', () => {
  it('has words for every choice, in both languages', () => {
    for (const rule of RULES) {
      const [word] = wordOf(rule) ?? ['?'];
      for (const words of Object.values(savedWords)) expect(words).toHaveProperty([`rule.${word}`]);
    }
    expect(wordOf('FREQ=YEARLY')).toBeNull();
  });

  it('names the weekdays, and offers an hour that is no half one, too', () => {
    expect(weekdayName('MO', 'en')).toBe('Monday');
    expect(weekdayName('SU', 'zh-CN')).toBe('星期日');
    expect(hours('07:45')).toHaveLength(49);
    expect(hours('08:00')).toHaveLength(48);
  });
});
