import type { components } from '@/shared/api/schema';
import { choosing, writeGroups, type Asked } from '../asked';

export type ReportAsked = components['schemas']['ReportAsked'];

/** What is kept of a report that is looked at. */
export function keptOf(asked: Asked): ReportAsked {
  const { word, count, since, until, interval, by, where, zone, variant, kind } = asked;
  return {
    days:
      word === ''
        ? { word: 'fixed', count: 0, since, until }
        : { word, count: word === 'last_days' ? count : 0, since: '', until: '' },
    interval,
    by: [...by],
    where: Object.fromEntries(Object.entries(where).map(([field, values]) => [field, [...values]])),
    zone,
    variant,
    waits: interval === 'whole' && kind !== 'agents',
  };
}

/** The address at which a kept report is looked at. */
export function addressOf(id: string, kind: string, asked: ReportAsked): string {
  const { word, count, since, until } = asked.days;
  const days: Record<string, string> = word === 'fixed' ? { since, until } : { days: word };
  const fields = Object.entries(asked.where).map(([field, values]) => choosing(field, values));
  const given: Record<string, string> = {
    saved: id,
    kind,
    ...days,
    count: word === 'last_days' ? String(count) : '',
    interval: asked.interval,
    by: writeGroups(asked.by),
    zone: asked.zone,
    variant: asked.variant,
    ...(Object.assign({}, ...fields) as Record<string, string>),
  };
  return `/reports?${new URLSearchParams(Object.entries(given).filter(([, text]) => text)).toString()}`;
}
