import type { Values } from '@/shared/form/fields';
import { fieldTime, timeOf } from '@/shared/form/time';
import type { Visit } from '../kinds';

const MIDDLE = 3;

/** The form of a report as it begins: what was told before, else the visit's own time. Pure. */
export function formOf({ report, planned }: Visit, now: number): Values {
  return {
    held_at: fieldTime(report?.held_at ?? Math.min(planned, now)),
    decision_maker: report?.decision_maker ? 'yes' : 'no',
    summary: report?.summary ?? '',
    met: [...(report?.met ?? [])],
    needs: (report?.needs ?? []).map(({ text }) => text).join('\n'),
    news: report?.news ?? '',
    trial: report?.trial ?? '',
    opinions: report?.opinions ?? '',
    escalation: report?.escalation ?? '',
    next_visit: fieldTime(report?.next_visit ?? 0),
  };
}

/** What the service is told of it. A need that was rated before keeps its rating. Pure. */
export function reportOf(values: Values, { report }: Visit) {
  const text = (key: string) => String(values[key] ?? '').trim();
  const rated = report?.needs ?? [];
  const needs = text('needs')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(
      (line) =>
        rated.find((need) => need.text === line) ?? {
          text: line,
          importance: MIDDLE,
          urgency: MIDDLE,
        },
    );
  return {
    held_at: timeOf(text('held_at')),
    summary: text('summary'),
    met: Array.isArray(values.met) ? values.met : [],
    decision_maker: values.decision_maker === 'yes',
    news: text('news'),
    trial: text('trial'),
    opinions: text('opinions'),
    escalation: text('escalation'),
    needs,
    next_visit: timeOf(text('next_visit')),
  };
}
