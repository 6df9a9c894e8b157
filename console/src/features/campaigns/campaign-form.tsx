import type { FieldSpec, Values } from '@/shared/form/fields';
import { packed, rowsOf } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { addCampaign, changeCampaign, useRefresh, type Campaign, type CampaignWish } from './api';
import { aheadOf, aheadValues, useAheadFields } from './ahead-fields';
import { AUDIENCES, BASES, MODES, PURPOSES } from './kinds';
import { campaignWords } from './words';

const RETRIES = [
  { outcome: 'no_answer', after: 120, times: 3 },
  { outcome: 'busy', after: 15, times: 3 },
  { outcome: 'machine', after: 1440, times: 2 },
  { outcome: 'stopped', after: 60, times: 1 },
  { outcome: 'agent_lost', after: 5, times: 2 },
  { outcome: 'abandoned', after: 4320, times: 1 },
];

/** The form of a campaign: a new one, or one that is changed to the version that is shown. */
export function CampaignForm({ campaign, close }: { campaign?: Campaign; close: () => void }) {
  const t = useWords(campaignWords);
  const refresh = useRefresh();
  const fields = useFields(campaign?.state === 'running');
  const send = (values: Values) => {
    const wish = wishOf(values, campaign);
    return campaign
      ? changeCampaign(campaign.id, { ...wish, version: campaign.version })
      : addCampaign(wish);
  };
  return (
    <FormDialog
      title={campaign ? campaign.name : t('add')}
      fields={fields}
      values={valuesOf(campaign)}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}

/** The fields; while it runs, mode and queue stay. */
function useFields(runs: boolean): FieldSpec[] {
  const t = useWords(campaignWords);
  const names = useNames();
  const house = useHouse();
  const ahead = useAheadFields();
  const dispositions = house.dispositions.map(({ id }) => [id, names.disposition(id)] as const);
  const fixed: FieldSpec[] = [
    {
      key: 'mode',
      label: t('mode'),
      kind: 'choice',
      options: MODES.map((one) => [one, t(`mode.${one}`)] as const),
    },
    {
      key: 'queue',
      label: t('queue'),
      kind: 'choice',
      required: true,
      options: house.queues.map(({ id }) => [id, names.queue(id)] as const),
    },
  ];
  return [
    { key: 'name', label: t('name'), required: true },
    {
      key: 'purpose',
      label: t('purpose'),
      kind: 'choice',
      options: PURPOSES.map((one) => [one, t(`purpose.${one}`)] as const),
    },
    ...(runs ? [] : fixed),
    { key: 'caller_id', label: t('callerId'), required: true, hint: t('callerIdHint') },
    { key: 'calendar', label: t('calendar'), hint: t('calendarHint') },
    { key: 'on_behalf', label: t('onBehalf') },
    { key: 'offer', label: t('offer') },
    {
      key: 'basis',
      label: t('basis'),
      kind: 'choice',
      options: BASES.map((one) => [one, t(`basis.${one}`)] as const),
    },
    {
      key: 'audience',
      label: t('audience'),
      kind: 'choice',
      options: AUDIENCES.map((one) => [one, t(`audience.${one}`)] as const),
    },
    { key: 'script', label: t('script') },
    { key: 'attempts', label: t('attempts'), kind: 'count', min: 1, max: 20 },
    { key: 'preview_minutes', label: t('minutes'), kind: 'count', min: 1, max: 240 },
    { key: 'goal', label: t('goal'), kind: 'count', min: 0, hint: t('goalHint') },
    { key: 'goals', label: t('goals'), kind: 'choices', options: dispositions },
    {
      key: 'retries',
      label: t('retries'),
      kind: 'rows',
      of: [
        {
          key: 'outcome',
          label: t('outcome'),
          kind: 'choice',
          options: [
            ...RETRIES.map(
              ({ outcome }) => [outcome, t(`result.${outcome}` as 'result.busy')] as const,
            ),
            ...dispositions,
          ],
        },
        { key: 'after', label: t('after'), kind: 'count', min: 0 },
        { key: 'times', label: t('times'), kind: 'count', min: 0 },
      ],
    },
    ...ahead,
    { key: 'note', label: t('note'), kind: 'area' },
  ];
}

const valuesOf = (campaign?: Campaign): Values => ({
  name: campaign?.name ?? '',
  purpose: campaign?.purpose ?? 'sales',
  mode: campaign?.mode ?? 'preview',
  queue: campaign?.queue ?? '',
  caller_id: campaign?.caller_id ?? '',
  calendar: campaign?.calendar ?? '',
  on_behalf: campaign?.on_behalf ?? '',
  offer: campaign?.offer ?? '',
  basis: campaign?.basis ?? '',
  audience: campaign?.audience ?? '',
  script: campaign?.script ?? '',
  attempts: campaign?.attempts ?? 5,
  preview_minutes: campaign?.preview_minutes ?? 15,
  goal: campaign?.goal ?? 0,
  goals: campaign?.goals ?? [],
  retries: packed(
    campaign?.retries.map(({ outcome, after, times }) => ({
      outcome,
      after,
      times,
    })) ?? RETRIES,
  ),
  ...aheadValues(campaign),
  note: campaign?.note ?? '',
});

function wishOf(values: Values, before?: Campaign): CampaignWish {
  const text = (key: string) => String(values[key] ?? '').trim();
  const goals = values.goals;
  return {
    name: text('name'),
    purpose: text('purpose'),
    mode: MODES.find((one) => one === values.mode) ?? 'preview',
    queue: text('queue'),
    caller_id: text('caller_id'),
    calendar: text('calendar'),
    jurisdiction: before?.jurisdiction ?? '',
    on_behalf: text('on_behalf'),
    offer: text('offer'),
    basis: text('basis'),
    audience: text('audience'),
    script: text('script'),
    skills: before?.skills ?? {},
    attempts: Number(values.attempts),
    preview_minutes: Number(values.preview_minutes),
    goal: Number(values.goal),
    goals: Array.isArray(goals) ? goals : [],
    ...aheadOf(values),
    retries: rowsOf(values.retries).map((row) => ({
      outcome: String(row.outcome ?? ''),
      after: Number(row.after),
      times: Number(row.times),
    })),
    note: text('note'),
  };
}
