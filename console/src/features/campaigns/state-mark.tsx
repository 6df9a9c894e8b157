import { Tag } from 'antd';
import { useWords } from '@/shared/i18n/words';
import type { CampaignState } from './api';
import { campaignWords } from './words';

const COLOURS = {
  draft: 'default',
  running: 'success',
  paused: 'warning',
  ended: 'default',
} as const;

/** The state of a campaign, in words first. */
export function StateMark({ state }: { state: CampaignState }) {
  const t = useWords(campaignWords);
  return <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>;
}
