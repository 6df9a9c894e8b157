import { Segmented, Select } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { sinceOf, useAnalysis, type Among, type Analysis, type Row } from '../api';
import { salesWords } from '../words';
import { LaterPanel } from '../later/figures-panel';
import { CallsDrawer } from './calls-drawer';
import { CardsPanel } from './cards-panel';
import { FunnelPanel } from './funnel-panel';
import { useKeyName } from './key-name';
import { RowsPanel } from './rows-panel';
import { CompetitorsPanel, PairsPanel, ReasonsPanel } from './told-panels';
import css from '../sales.module.css';
import page from '@/shared/page/page.module.css';

const SPANS = ['7', '30', '90', '365'] as const;
const NARROW = ['type', 'segment', 'script', 'list'] as const;

/** What the talks of a span say together; each number opens its calls. */
export function AnalysisPage() {
  const t = useWords(salesWords);
  const [params] = useQueryState();
  const span = SPANS.find((days) => days === params.get('span')) ?? '30';
  const among: Among = { since: sinceOf(Number(span), serverNow()) };
  for (const name of NARROW) {
    const value = params.get(name);
    if (value) among[name] = value;
  }
  const found = useAnalysis(among);
  const analysis = found.data?.analysis;
  return (
    <>
      <State of={found} />
      {analysis && <Filters analysis={analysis} among={among} span={span} />}
      {analysis?.talks === 0 && <Nothing title={t('none')} hint={t('noneHint')} />}
      {analysis && analysis.talks > 0 && <Panels analysis={analysis} />}
      <CallsDrawer among={among} />
    </>
  );
}

function Panels({ analysis }: { analysis: Analysis }) {
  return (
    <>
      <FunnelPanel steps={analysis.funnel} />
      <LaterPanel later={analysis.later} />
      <RowsPanel by={analysis.by} />
      <CardsPanel cards={analysis.cards} />
      <div className={css.three}>
        <PairsPanel pairs={analysis.pairs} />
        <CompetitorsPanel named={analysis.competitors} />
        <ReasonsPanel reasons={analysis.reasons} />
      </div>
    </>
  );
}

const ANY = {
  type: 'anyType',
  segment: 'anySegment',
  script: 'anyScript',
  list: 'anyList',
} as const;

function Filters({ analysis, among, span }: { analysis: Analysis; among: Among; span: string }) {
  const t = useWords(salesWords);
  const language = useLanguage();
  const keyName = useKeyName();
  const [, change] = useQueryState();
  const choices = (name: (typeof NARROW)[number]) => {
    const there = (analysis.by[name] ?? []).map(({ key }: Row) => key).filter(Boolean);
    const all = [...new Set([...there, among[name] ?? ''])].filter(Boolean);
    return all.map((key) => ({ value: key, label: keyName(name, key) }));
  };
  return (
    <div className={page.bar} role="search" aria-label={t('filters')} lang={language}>
      <Segmented
        size="small"
        aria-label={t('span')}
        value={span}
        options={SPANS.map((value) => ({ value, label: t(`span.${value}`) }))}
        onChange={(days) => change({ span: days === '30' ? '' : days })}
      />
      {NARROW.map((name) => (
        <Select
          key={name}
          size="small"
          popupMatchSelectWidth={false}
          aria-label={t(`by.${name}`)}
          value={among[name] ?? ''}
          options={[{ value: '', label: t(ANY[name]) }, ...choices(name)]}
          onChange={(value: string) => change({ [name]: value })}
        />
      ))}
    </div>
  );
}
