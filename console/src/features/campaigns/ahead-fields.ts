import type { FieldSpec, Values } from '@/shared/form/fields';
import { useWords } from '@/shared/i18n/words';
import type { Campaign, CampaignWish } from './api';
import { DETECTION, LANGUAGES, ON_MACHINE } from './kinds';
import { campaignWords } from './words';

/** What only a campaign that dials ahead of its agents needs: what is said, and to machines. */
export function useAheadFields(): FieldSpec[] {
  const t = useWords(campaignWords);
  return [
    {
      key: 'abandoned_message',
      label: t('abandonedMessage'),
      kind: 'area',
      hint: t('abandonedHint'),
    },
    {
      key: 'language',
      label: t('language'),
      kind: 'choice',
      options: LANGUAGES.map((one) => [one, t(`language.${one}`)] as const),
    },
    {
      key: 'abandon_cap',
      label: t('abandonCap'),
      kind: 'amount',
      min: 0.1,
      max: 5,
      hint: t('capHint'),
    },
    {
      key: 'detect_machine',
      label: t('detection'),
      kind: 'choice',
      hint: t('detectionHint'),
      options: DETECTION.map((one) => [one, t(`detection.${one}`)] as const),
    },
    {
      key: 'on_machine',
      label: t('onMachine'),
      kind: 'choice',
      options: ON_MACHINE.map((one) => [one, t(`machine.${one}`)] as const),
    },
    { key: 'machine_message', label: t('machineMessage'), kind: 'area' },
    {
      key: 'machine_sample',
      label: t('sample'),
      kind: 'amount',
      min: 0,
      max: 100,
      hint: t('sampleHint'),
    },
  ];
}

/** The values of these fields; shares as percent. */
export const aheadValues = (campaign?: Campaign): Values => ({
  abandoned_message: campaign?.abandoned_message ?? '',
  language: campaign?.language ?? 'en',
  abandon_cap: percentOf(campaign?.abandon_cap ?? 0.03),
  detect_machine: campaign?.detect_machine ? 'on' : 'off',
  on_machine: campaign?.on_machine ?? 'hang_up',
  machine_message: campaign?.machine_message ?? '',
  machine_sample: percentOf(campaign?.machine_sample ?? 0),
});

/** What they say of the campaign. */
export const aheadOf = (values: Values) =>
  ({
    abandoned_message: String(values.abandoned_message ?? '').trim(),
    language: String(values.language ?? 'en'),
    abandon_cap: Number(values.abandon_cap) / 100,
    detect_machine: values.detect_machine === 'on',
    on_machine: ON_MACHINE.find((one) => one === values.on_machine) ?? 'hang_up',
    machine_message: String(values.machine_message ?? '').trim(),
    machine_sample: Number(values.machine_sample) / 100,
  }) satisfies Partial<CampaignWish>;

const percentOf = (share: number) => Math.round(share * 1000) / 10;
