import type { Moment } from '../api/types';
import { useNames } from '../house/names';
import { moment as timeOf } from '../i18n/format';
import { useLanguage } from '../i18n/language';
import { fill, useCodeWords, useWords } from '../i18n/words';
import { serverNow } from '../live/live';
import { timelineWords } from './timeline-words';
import { saidIn, variantOf } from './variant';
import { contactWords } from './words';

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
  const contact = useCodeWords(contactWords);
  const names = useNames();
  // A supervisor without a desk listens under a name of their own.
  const person = (id: string) => names.user(id.replace(/^user:/, ''));
  const say: Record<string, (value: string) => string> = {
    agent: names.agent,
    to: names.agent,
    target: names.agent,
    by: person,
    monitor: person,
    queue: names.queue,
    disposition: names.disposition,
    end: (value) => words('end', value, value),
    mode: (value) => words('mode', value, value),
    why: (value) => contact('why', value, words('release', value, value)),
    outcome: (value) => contact('outcome', value, value),
    delivery: (value) => contact('delivery', value, value),
    recording: (value) => words('recording', value, value),
    seconds: (value) => String(Math.round(Number(value))),
  };
  return (moment) => {
    const { kind, data } = moment;
    const params = Object.fromEntries(
      Object.entries(data).map(([name, value]) => {
        if (isTarget(value)) return [name, names.target(value.kind, value.id)];
        const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        return [name, say[name]?.(text) ?? text];
      }),
    );
    const exact = `${kind}.${variantOf(moment)}`;
    // A field that its event left out says nothing.
    return fill(words('kind', exact, words('kind', kind, kind)), params)
      .replace(/\s*\{\w+\}/g, '')
      .replace(/[:：]\s*$/, '');
  };
}

/** Returns what is told of a moment below its sentence: what was said, noted and agreed. */
export function useTimelineNotes(): (moment: Moment) => string[] {
  const t = useWords(timelineWords);
  const names = useNames();
  const language = useLanguage();
  return ({ data }) => {
    const said = saidIn(data);
    const { note, resolution, follow_up_at: due } = data;
    return [
      said && t('said', { text: said }),
      typeof note === 'string' ? note : '',
      typeof resolution === 'string' &&
        resolution &&
        t('resolution', { text: names.resolution(resolution) }),
      typeof due === 'number' &&
        due > 0 &&
        t('followUp', { time: timeOf(due, serverNow(), language) }),
    ].filter((line): line is string => typeof line === 'string' && line !== '');
  };
}
