import { clock } from '@/shared/i18n/format';
import type { Language } from '@/shared/i18n/language';
import type { Interval } from './api';

const COUNTS = {
  queues: ['offered', 'answered', 'within', 'abandoned', 'short', 'flowed_out'],
  agents: ['offered', 'accepted', 'missed', 'handled', 'transferred'],
} as const;
const MEASURES = {
  queues: [
    'service_level',
    'service_level_offered',
    'abandon_rate',
    'asa',
    'wait_p90',
    'aht',
    'acw',
  ],
  agents: ['agent_answer_rate', 'aht', 'acw', 'transfer_rate', 'occupancy'],
} as const;
const SECONDS = new Set([
  ...['asa', 'time_to_abandon', 'aht', 'acw', 'wait_p50', 'wait_p90', 'wait_max'],
]);

export const countsOf = (about: keyof typeof COUNTS): readonly string[] => COUNTS[about];
export const measuresOf = (about: keyof typeof MEASURES): readonly string[] => MEASURES[about];

/** A measure as it is shown: a span, a percentage, or a dash where there is no value. */
export function measured(
  name: string,
  value: number | null | undefined,
  language: Language,
): string {
  if (value === null || value === undefined) return '–';
  if (SECONDS.has(name)) return clock(Math.round(value));
  return new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
}

/** Where a row's span begins, by its own clock. */
export function beginning(at: number, zone: string, interval: Interval, language: Language) {
  const day: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', weekday: 'short' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false };
  const long = interval === 'month' ? { year: 'numeric', month: 'short' } : day;
  const short = ['15min', '30min', 'hour'].includes(interval);
  const format = { ...long, ...(short ? time : {}), timeZone: zone } as const;
  return new Intl.DateTimeFormat(language, format as Intl.DateTimeFormatOptions).format(
    new Date(at * 1000),
  );
}
