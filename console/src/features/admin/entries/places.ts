import type { Group, Place, Spec } from '../fields/spec';
import { CARE } from './care-places';

const names: Spec = { key: 'name', kind: 'names' };
const basics = (...more: Spec[]): Group => ({ title: 'basics', fields: [names, ...more] });
const DAY = 86_400;

const QUEUES: Place = {
  list: 'queues',
  definition: 'QueuePolicy',
  naming: 'names',
  groups: [
    basics(
      { key: 'calendar', kind: 'choice', options: 'calendars' },
      { key: 'priority', kind: 'count', min: -9, max: 99 },
    ),
    {
      title: 'offering',
      fields: [
        { key: 'choice', kind: 'choice', options: 'agentChoices' },
        { key: 'ring_seconds', kind: 'seconds', min: 1, max: DAY },
        { key: 'no_answer_rest_seconds', kind: 'seconds', min: 0, max: DAY },
        { key: 'max_misses', kind: 'count', min: 0 },
        { key: 'wrap_up_seconds', kind: 'seconds', min: 0, max: DAY },
        { key: 'wrap_up_extensions', kind: 'count', min: 0 },
        { key: 'disposition_required', kind: 'switch' },
        { key: 'record', kind: 'switch' },
        { key: 'survey', kind: 'choice', options: 'flows' },
      ],
    },
    {
      title: 'skills',
      fields: [
        { key: 'skills', kind: 'levels', options: 'skills' },
        { key: 'preferred', kind: 'levels', options: 'skills' },
      ],
    },
    {
      title: 'steps',
      fields: [
        {
          key: 'steps',
          kind: 'rows',
          of: {
            definition: 'WideningStep',
            place: 'steps',
            fresh: { to: 'anyone' },
            fields: [
              { key: 'to', kind: 'choice', options: 'reach' },
              { key: 'after', kind: 'seconds', min: 0, max: DAY },
              { key: 'level_less', kind: 'count', min: 0, max: 9 },
            ],
          },
        },
      ],
    },
    {
      title: 'limits',
      fields: [
        { key: 'max_waiting', kind: 'count', min: 0 },
        { key: 'max_wait', kind: 'seconds', min: 0, max: DAY },
        { key: 'when_closed', kind: 'overflow' },
        { key: 'when_full', kind: 'overflow' },
        { key: 'when_late', kind: 'overflow' },
      ],
    },
    {
      title: 'serviceLevel',
      fields: [
        { key: 'service_level_seconds', kind: 'seconds', min: 0, max: DAY },
        { key: 'service_level_goal', kind: 'share' },
        { key: 'short_abandon_seconds', kind: 'seconds', min: 0, max: DAY },
      ],
    },
  ],
};

const AGENTS: Place = {
  list: 'agents',
  definition: 'AgentProfile',
  naming: 'text',
  groups: [
    {
      title: 'basics',
      fields: [
        { key: 'name', kind: 'text' },
        { key: 'device', kind: 'choice', options: 'devices' },
        { key: 'number', kind: 'text' },
      ],
    },
    {
      title: 'work',
      fields: [
        { key: 'queues', kind: 'choices', options: 'queues' },
        { key: 'skills', kind: 'levels', options: 'skills' },
      ],
    },
  ],
};

const TEAMS: Place = {
  list: 'teams',
  definition: 'Team',
  naming: 'names',
  groups: [
    basics(
      { key: 'supervisor', kind: 'choice', options: 'users' },
      { key: 'members', kind: 'choices', options: 'agents' },
    ),
  ],
};

const SLA: Place = {
  list: 'sla_policies',
  definition: 'SlaPolicy',
  naming: 'names',
  groups: [
    basics(
      { key: 'response_hours', kind: 'tiers' },
      { key: 'calendar', kind: 'choice', options: 'calendars' },
      { key: 'warn_at', kind: 'shares' },
    ),
  ],
};

const TIERS: Place = {
  list: 'tiers',
  definition: 'TierPolicy',
  naming: 'names',
  groups: [
    basics(
      { key: 'meaning', kind: 'names' },
      { key: 'benefits', kind: 'texts' },
      { key: 'visit_days', kind: 'count', min: 0, max: 3650, unit: 'days' },
    ),
    {
      title: 'greenChannel',
      fields: [
        { key: 'skip_menu', kind: 'switch' },
        { key: 'queue', kind: 'choice', options: 'queues' },
        { key: 'bonus_seconds', kind: 'seconds', min: 0, max: DAY },
        {
          key: 'path',
          kind: 'rows',
          of: {
            definition: 'PathStep',
            place: 'path',
            fresh: { to: 'anyone' },
            fields: [
              { key: 'to', kind: 'choice', options: 'tierPath' },
              { key: 'after', kind: 'seconds', min: 0, max: DAY },
            ],
          },
        },
      ],
    },
    {
      title: 'answering',
      fields: [
        { key: 'response_hours', kind: 'figure', min: 0, max: 8760, unit: 'hours' },
        { key: 'calendar', kind: 'choice', options: 'calendars' },
        { key: 'warn_at', kind: 'shares' },
      ],
    },
  ],
};

const choice = (list: string, ...more: Spec[]): Place => ({
  list,
  definition: list === 'dispositions' ? 'Disposition' : 'Choice',
  naming: 'names',
  groups: [basics(...more)],
});

/** Every list of the document that is edited entry by entry, by the page's name in the address. */
export const PLACES: Record<string, Place> = {
  queues: QUEUES,
  agents: AGENTS,
  teams: TEAMS,
  skills: choice('skills'),
  results: choice(
    'dispositions',
    { key: 'queues', kind: 'choices', options: 'queues' },
    { key: 'talk_result', kind: 'choice', options: 'talkResults' },
    { key: 'opens', kind: 'choice', options: 'caseTypes' },
  ),
  reasons: choice('presence_reasons'),
  sources: choice('resolution_sources'),
  sla: SLA,
  tiers: TIERS,
  ...CARE,
};

/** Places whose entries have a key that their form leaves out on purpose. */
export const UNUSED: Record<string, string[]> = {
  skills: ['queues'],
  presence_reasons: ['queues'],
  resolution_sources: ['queues'],
};
