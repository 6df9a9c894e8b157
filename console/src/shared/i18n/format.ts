import type { Language } from './language';

/** Seconds as 04:12, or 1:04:12 from an hour on. Never negative. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole < 3600 ? minutes : `${Math.floor(whole / 3600)}:${minutes}`;
}

/** The time of day, with the date unless it is today. `at` and `now` are seconds UTC. */
export function moment(at: number, now: number, language: Language): string {
  const date = new Date(at * 1000);
  const today = date.toDateString() === new Date(now * 1000).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language, today ? time : { ...day, ...time }).format(date);
}

/** The time of day with seconds. */
export function timeOfDay(at: number, language: Language): string {
  const time: Intl.DateTimeFormatOptions = { timeStyle: 'medium', hour12: false };
  return new Intl.DateTimeFormat(language, time).format(new Date(at * 1000));
}

/** A day such as 5 May 2026, in the browser's zone. `at` in seconds UTC. */
export function day(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at * 1000));
}
