import { useWords } from '@/shared/i18n/words';
import type { CampaignState } from './api';
import { campaignWords } from './words';
import css from '@/shared/page/page.module.css';

/** The state of a campaign, in words first. */
export function StateMark({ state }: { state: CampaignState }) {
  const t = useWords(campaignWords);
  return (
    <strong className={state === 'running' ? css.good : css.muted}>{t(`state.${state}`)}</strong>
  );
}
