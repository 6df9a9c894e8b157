import { packed, rowsOf, type Row, type Values } from '@/shared/form/fields';
import type { FormContent, Measure } from '../api';
import { read, written } from '../format';

type Line = FormContent['lines'][number];
const unitOf = (measures: readonly Measure[], measure: string) =>
  measures.find((one) => one.measure === measure)?.unit ?? 'count';

/** A form as fields that can be written into. Pure. */
export function valuesOf(content: FormContent | null, measures: readonly Measure[]): Values {
  const row = ({ measure, goal, weight, least }: Line): Row => {
    const unit = unitOf(measures, measure);
    return {
      measure,
      floor: written(goal.floor, unit),
      target: written(goal.target, unit),
      stretch: written(goal.stretch, unit),
      weight: String(weight),
      least: String(least),
    };
  };
  return {
    en: content?.title.en ?? '',
    zh: content?.title['zh-CN'] ?? '',
    role: content?.role ?? 'agent',
    cap: content?.cap ?? 120,
    ranked: Math.round((content?.ranked_from ?? 0.5) * 100),
    lines: packed((content?.lines ?? []).map(row)),
  };
}

/** What was written as a form; which way is good follows from floor and target. Pure. */
export function contentOf(values: Values, measures: readonly Measure[]): FormContent {
  const line = (row: Row): Line => {
    const measure = String(row.measure ?? '');
    const unit = unitOf(measures, measure);
    const floor = read(row.floor, unit) ?? 0;
    const target = read(row.target, unit) ?? 0;
    return {
      measure,
      goal: { floor, target, stretch: read(row.stretch, unit) },
      better: target >= floor ? 'higher' : 'lower',
      weight: read(row.weight, 'count') ?? 1,
      least: read(row.least, 'count') ?? 1,
    };
  };
  const title = { en: String(values.en).trim(), 'zh-CN': String(values.zh).trim() };
  return {
    title: Object.fromEntries(Object.entries(title).filter(([, text]) => text)),
    role: values.role as FormContent['role'],
    cap: Number(values.cap),
    ranked_from: Number(values.ranked) / 100,
    lines: rowsOf(values.lines).map(line),
  };
}
