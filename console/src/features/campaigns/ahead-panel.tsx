import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useFigures, type Campaign } from './api';
import { percent } from './kinds';
import { Fact } from './progress-panel';
import { campaignWords } from './words';
import css from './campaigns.module.css';

/** The abandoned calls of a campaign's present period against their cap, and what machines were. */
export function AheadPanel({ campaign }: { campaign: Campaign }) {
  const t = useWords(campaignWords);
  const found = useFigures(campaign.id);
  const told = found.data;
  return (
    <Panel title={t('ahead')}>
      <State of={found} />
      {told && (
        <dl className={css.facts}>
          <Fact
            name={t('abandonRate')}
            value={t('rateOf', {
              rate: percent(told.rate),
              cap: percent(told.cap),
              rule: told.rule,
              days: told.days,
            })}
          />
          <Fact name={t('abandoned')} value={`${told.abandoned} / ${told.answered}`} />
          <Fact name={t('dialledAhead')} value={String(told.ahead)} />
          <Fact name={t('machines')} value={String(told.machines.said)} />
          <Fact
            name={t('mistaken')}
            value={t('mistakenOf', {
              share: percent(told.machines.mistaken_share),
              mistaken: told.machines.mistaken,
              judged: told.machines.judged,
            })}
          />
          <Fact name={t('reasoned')} value={percent(told.reasoned_rate)} />
        </dl>
      )}
    </Panel>
  );
}
