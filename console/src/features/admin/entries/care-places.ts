import type { Group, Place, Spec } from '../fields/spec';

const YEAR_HOURS = 8760;
const hours = (key: string): Spec => ({
  key,
  kind: 'figure',
  unit: 'hours',
  min: 0,
  max: YEAR_HOURS,
});
const days = (key: string, max: number): Spec => ({
  key,
  kind: 'figure',
  unit: 'days',
  min: 0,
  max,
});

const DEPARTMENTS: Place = {
  list: 'departments',
  definition: 'Department',
  naming: 'names',
  groups: [
    {
      title: 'basics',
      fields: [
        { key: 'name', kind: 'names' },
        { key: 'head', kind: 'choice', options: 'users' },
        { key: 'members', kind: 'choices', options: 'users' },
        { key: 'email', kind: 'text' },
      ],
    },
    {
      title: 'deadlines',
      fields: [{ key: 'calendar', kind: 'choice', options: 'calendars' }, hours('proposal_hours')],
    },
  ],
};

const QUESTIONS: Spec = {
  key: 'questions',
  kind: 'rows',
  of: {
    definition: 'Question',
    place: 'questions',
    fresh: { id: '', measure: 'csat', least: 1, most: 5 },
    fields: [
      { key: 'id', kind: 'text' },
      { key: 'measure', kind: 'choice', options: 'measures' },
      { key: 'text', kind: 'names' },
      { key: 'least', kind: 'count', min: 0, max: 99 },
      { key: 'most', kind: 'count', min: 0, max: 99 },
      { key: 'high_is_good', kind: 'switch' },
      { key: 'low', kind: 'count', min: 0, max: 99 },
      { key: 'goal', kind: 'figure', min: -100, max: 100 },
    ],
  },
};

const SURVEYS: Place = {
  list: 'surveys',
  definition: 'Survey',
  naming: 'names',
  groups: [
    {
      title: 'basics',
      fields: [
        { key: 'name', kind: 'names' },
        { key: 'flows', kind: 'choices', options: 'flows' },
        { key: 'comment', kind: 'switch' },
        days('days_open', 366),
      ],
    },
    { title: 'questions', fields: [QUESTIONS] },
    {
      title: 'loop',
      fields: [
        hours('call_back_hours'),
        days('repeat_days', 3650),
        { key: 'department', kind: 'choice', options: 'departments' },
      ],
    },
  ],
};

const APPROVALS: Place = {
  list: 'approval_routes',
  definition: 'ApprovalRoute',
  naming: 'names',
  ids: 'approvalSubjects',
  groups: [
    {
      title: 'steps',
      fields: [
        {
          key: 'steps',
          kind: 'rows',
          of: {
            definition: 'RouteStep',
            place: 'approval_steps',
            fresh: { users: [] },
            fields: [
              { key: 'users', kind: 'choices', options: 'users' },
              { key: 'up_to', kind: 'figure', min: 0 },
            ],
          },
        },
      ],
    },
  ],
};

/** How customers are looked after: lists of the document that are edited entry by entry. */
export const CARE: Record<string, Place> = {
  departments: DEPARTMENTS,
  surveys: SURVEYS,
  approvals: APPROVALS,
};

const TYPE_HOURS = ['response_hours', 'proposal_hours', 'resolution_hours', 'follow_up_hours'];

/** How cases run: the one part of the document that is no list. */
export const CASE_RULES: Group[] = [
  {
    title: 'deadlines',
    fields: [
      { key: 'sla_policy', kind: 'choice', options: 'sla_policies' },
      { key: 'resolution_hours', kind: 'tiers' },
      {
        key: 'types',
        kind: 'table',
        options: 'caseTypes',
        of: { definition: 'TypeRules', place: 'case_types', fields: TYPE_HOURS.map(hours) },
      },
    ],
  },
  {
    title: 'escalation',
    fields: [
      {
        key: 'ladder',
        kind: 'rows',
        of: {
          definition: 'LadderRule',
          place: 'ladder',
          fresh: { share: 1, step: 'management' },
          fields: [
            { key: 'share', kind: 'share', min: 0, max: 10 },
            { key: 'step', kind: 'choice', options: 'ladderSteps' },
          ],
        },
      },
      {
        key: 'pause_reasons',
        kind: 'rows',
        of: {
          definition: 'PauseReason',
          place: 'pause_reasons',
          except: ['queues'],
          fresh: { id: '' },
          fields: [
            { key: 'id', kind: 'text' },
            { key: 'name', kind: 'names' },
            { key: 'stops', kind: 'choices', options: 'clocks' },
          ],
        },
      },
      { key: 'management', kind: 'choices', options: 'users' },
    ],
  },
  {
    title: 'examining',
    fields: [
      {
        key: 'root_causes',
        kind: 'rows',
        of: {
          definition: 'Choice',
          place: 'root_causes',
          except: ['queues'],
          fresh: { id: '' },
          fields: [
            { key: 'id', kind: 'text' },
            { key: 'name', kind: 'names' },
          ],
        },
      },
      { key: 'complaint_call_back_hours', kind: 'figure', unit: 'hours', min: 0, max: 8760 },
      { key: 'complaint_repeat_days', kind: 'figure', unit: 'days', min: 0, max: 3650 },
      { key: 'complaint_department', kind: 'choice', options: 'departments' },
    ],
  },
  {
    title: 'limits',
    fields: [{ key: 'file_megabytes', kind: 'figure', unit: 'megabytes', min: 0, max: 100 }],
  },
];
