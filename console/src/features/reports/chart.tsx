import { BarChart, LineChart } from 'echarts/charts';
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
import { coursesOf } from './course';
import { reportWords } from './words';
import css from './reports.module.css';

echarts.use([
  ...[BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent],
  ...[AriaComponent, SVGRenderer],
]);

/** Contacts or agents' time over the days, with the measure that they are judged by. */
export default function Chart({ report }: { report: Report }) {
  const t = useWords(reportWords);
  const language = useLanguage();
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = echarts.init(place.current, null, { renderer: 'svg' });
    chart.setOption(coursesOf(report, t, language, colours(place.current)));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
    // The colours are read anew when the theme changes.
  }, [report, t, language, dark]);
  return <div ref={place} className={css.chart} role="img" aria-label={t('chart')} />;
}

function colours(of: Element) {
  const style = getComputedStyle(of);
  return (name: string) => style.getPropertyValue(`--cc-${name}`).trim();
}
