import type { Moment } from '../api/types';
import { fill, useCodeWords } from '../i18n/words';
import { useNames } from '../house/names';
import { timelineWords } from './timeline-words';

/** Steps of the machinery that tell a person nothing. */
const SILENT = new Set([
  'contact.menu_advanced',
  'contact.rest_ended',
  'contact.bridge_opened',
  'leg.bound',
  'leg.ended',
]);

export const isTold = (moment: Moment) => !SILENT.has(moment.kind);

interface TargetData {
  kind: 'queue' | 'agent' | 'number';
  id: string;
}

function isTarget(value: unknown): value is TargetData {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}

/** Returns the sentence for a line of the timeline. */
export function useTimelineText(): (moment: Moment) => string {
  const words = useCodeWords(timelineWords);
  const names = useNames();
  const say: Record<string, (value: string) => string> = {
    agent: names.agent,
    to: names.agent,
    queue: names.queue,
    disposition: names.disposition,
    end: (value) => words('end', value, value),
    recording: (value) => words('recording', value, value),
    seconds: (value) => String(Math.round(Number(value))),
  };
  return ({ kind, data }) => {
    const params = Object.fromEntries(
      Object.entries(data).map(([name, value]) => {
        if (isTarget(value)) return [name, names.target(value.kind, value.id)];
        const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        return [name, say[name]?.(text) ?? text];
      }),
    );
    // A field that its event left out says nothing.
    const exact = `${kind}.${String(data.channel)}`;
    return fill(words('kind', exact, words('kind', kind, kind)), params)
      .replace(/\s*\{\w+\}/g, '')
      .replace(/[:：]\s*$/, '');
  };
}
