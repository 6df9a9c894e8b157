import { clock } from '@/shared/i18n/format';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useFigures, type Campaign, type Learned } from './api';
import { percent } from './kinds';
import { Fact } from './progress-panel';
import { campaignWords } from './words';
import css from './campaigns.module.css';

/** The abandoned calls of a campaign's present period against their cap, and what machines were. */
export function AheadPanel({ campaign }: { campaign: Campaign }) {
  const t = useWords(campaignWords);
  const found = useFigures(campaign.id);
  const reckoned = useReckoned();
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
          <Fact
            name={t('machines')}
            value={t('machinesOf', {
              said: told.machines.said,
              share: percent(told.machines.share),
            })}
          />
          <Fact
            name={t('mistaken')}
            value={t('mistakenOf', {
              share: percent(told.machines.mistaken_share),
              mistaken: told.machines.mistaken,
              judged: told.machines.judged,
            })}
          />
          <Fact name={t('reasoned')} value={percent(told.reasoned_rate)} />
          <Fact name={t('reckons')} value={reckoned(told.learned)} />
        </dl>
      )}
    </Panel>
  );
}

/** The words of what the pacing reckons with; before anything was learned it is a guess, and says so. */
function useReckoned() {
  const t = useWords(campaignWords);
  return (learned: Learned) => {
    const of = t('reckonsOf', {
      share: percent(learned.answer_share),
      ring: clock(learned.ring_seconds),
      handle: clock(learned.handle_seconds),
    });
    return learned.at === null ? t('guessed', { of }) : of;
  };
}
