import { clock } from '@/shared/i18n/format';

/** A share that must not be said to be better than it is: 79.6 % is not 80 %. */
export const percentDown = (share: number | null) =>
  share === null ? '–' : `${Math.floor(share * 100 + 1e-9)}%`;

/** A share that must not be said to be smaller than it is. */
export const percentUp = (share: number | null) =>
  share === null ? '–' : `${Math.ceil(share * 100 - 1e-9)}%`;

/** Seconds as 0:42, 12:05, or 1:02:03 from an hour on. */
export const shortClock = (seconds: number) => clock(seconds).replace(/^0(?=\d:)/, '');

/** How long ago, in one figure and its unit. */
export function ageOf(seconds: number): { unit: 'seconds' | 'minutes' | 'hours'; n: number } {
  if (seconds < 60) return { unit: 'seconds', n: seconds };
  if (seconds < 3600) return { unit: 'minutes', n: Math.floor(seconds / 60) };
  return { unit: 'hours', n: Math.floor(seconds / 3600) };
}

/** The time of day in the house's zone. */
export function wallClock(at: number, zone: string): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  return new Intl.DateTimeFormat('en-GB', time).format(new Date(at * 1000));
}
