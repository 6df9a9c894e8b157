import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useProgress, type Campaign } from './api';
import { percent, RECORD_STATES } from './kinds';
import { campaignWords } from './words';
import css from './campaigns.module.css';

/** How far a campaign is, each share beside what it is a share of. */
export function ProgressPanel({ campaign }: { campaign: Campaign }) {
  const t = useWords(campaignWords);
  const found = useProgress(campaign.id);
  const told = found.data;
  return (
    <Panel title={t('progress')}>
      <State of={found} />
      {told && (
        <>
          <dl className={css.facts}>
            <Fact name={t('records')} value={String(told.counts.records)} />
            {RECORD_STATES.map((state) => (
              <Fact
                key={state}
                name={t(`record.${state}`)}
                value={String(told.counts.by_state[state] ?? 0)}
              />
            ))}
            <Fact name={t('penetration')} value={percent(told.penetration)} />
            <Fact name={t('saturation')} value={percent(told.saturation)} />
            <Fact name={t('liveAnswers')} value={percent(told.live_answer_rate)} />
            <Fact name={t('conversion')} value={percent(told.conversion)} />
          </dl>
          <Results results={told.counts.results} />
        </>
      )}
    </Panel>
  );
}

function Results({ results }: { results: Record<string, number> }) {
  const t = useWords(campaignWords);
  const result = useResult();
  const lines = Object.entries(results);
  if (lines.length === 0) return <p className={css.muted}>{t('noResults')}</p>;
  return (
    <p>
      <strong>{t('results')}</strong>{' '}
      {lines.map(([name, count]) => `${result(name)} ${count}`).join(' · ')}
    </p>
  );
}

/** The words of a result: a dial's, or a disposition of the house. */
export function useResult() {
  const names = useNames();
  const code = useCodeWords(campaignWords);
  return (name: string) => code('result', name, names.disposition(name));
}

/** One figure with its name. */
export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
