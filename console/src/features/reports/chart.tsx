import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { useDark } from '@/shared/prefs/use-dark';
import type { Report } from './api';
import { courseOf } from './course';
import { useColumnName, useKeyName } from './names';
import { reportWords } from './words';
import css from './reports.module.css';

echarts.use([
  ...[BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, TooltipComponent],
  ...[AriaComponent, SVGRenderer],
]);

const BREAK = '\n';

/** What was counted over the days or group by group, with the measure that it is judged by. */
export default function Chart({ report, earlier }: { report: Report; earlier: Report | null }) {
  const t = useWords(reportWords);
  const language = useLanguage();
  const dark = useDark();
  const column = useColumnName(report.kind);
  const keyName = useKeyName();
  // One text, so that the chart is drawn anew only when a name has changed.
  const labels = report.rows
    .map(({ key }) => report.by.map((field) => keyName(field, key[field] ?? '')).join(' · '))
    .join(BREAK);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    const groups = labels.split(BREAK);
    const group = (row: Report['total']) => groups[report.rows.indexOf(row)] ?? '';
    const before = (name: string) => t('chart.before', { name });
    const say = { column, before, group, colour: colours(place.current), language };
    chart.setOption(courseOf(report, earlier, say));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
    // The colours are read anew when the theme changes.
  }, [report, earlier, t, language, dark, column, labels]);
  return <div ref={place} className={css.chart} role="img" aria-label={t('chart')} />;
}

function colours(of: Element) {
  const style = getComputedStyle(of);
  return (name: string) => style.getPropertyValue(`--cc-${name}`).trim();
}
