import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { usePeople } from '@/shared/house/people';
import { LANGUAGE_NAMES, LANGUAGES, useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { listOf, textOf } from '../document/json';
import { nameOf } from '../document/labels';
import { useWriting } from '../document/use-document';
import type { Choices, Fixed, Option } from './spec';
import { fieldWords, type FieldWord } from './words';

const AGENT_CHOICES = ['longest_idle', 'least_occupied', 'round_robin', 'most_skilled'] as const;

const FIXED = {
  caseTypes: ['question', 'request', 'fault', 'complaint', 'suggestion'],
  clocks: ['response', 'proposal', 'resolution', 'follow_up'],
  ladderSteps: ['department', 'department_head', 'management'],
  measures: ['csat', 'nps', 'ces', 'other'],
  approvalSubjects: [
    'tier',
    'nomination',
    'person_tier',
    'credit',
    'plan',
    'plan_results',
    'scorecard',
  ],
  tierPath: ['manager', 'deputy', 'team', 'anyone'],
  talkResults: ['sale', 'follow_up', 'refused', 'wrong_person', 'do_not_call'],
  reach: ['last_agent', 'manager', 'deputy', 'team', 'anyone'],
} as const satisfies Record<Fixed, readonly string[]>;

const isFixed = (choices: Choices | undefined): choices is Fixed =>
  choices !== undefined && choices in FIXED;

/** The flows that a call can be sent to, by the name in their files. */
function useFlowNames(enabled: boolean): string[] {
  const { data } = useQuery({
    queryKey: ['admin', 'flows'],
    enabled,
    queryFn: async () => (await answer(api.GET('/api/v1/flows'))).flows,
  });
  return data?.map((flow) => flow.name) ?? [];
}

export function weekdays(language: string, style: 'long' | 'short' = 'long'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2024, 0, 1 + day))));
}

/** What a field can be chosen from. */
export function useOptions(choices: Choices | undefined): Option[] {
  const t = useWords(fieldWords);
  const language = useLanguage();
  const { document } = useWriting();
  const flows = useFlowNames(choices === 'flows');
  const people = usePeople();
  if (isFixed(choices))
    return FIXED[choices].map((value) => ({ value, label: t(`${choices}.${value}` as FieldWord) }));
  switch (choices) {
    case undefined:
      return [];
    case 'flows':
      return flows.map((name) => ({ value: name, label: name }));
    case 'users':
      return people.map(([value, label]) => ({ value, label }));
    case 'devices':
      return (['browser', 'telephone'] as const).map((value) => ({
        value,
        label: t(`device.${value}`),
      }));
    case 'agentChoices':
      return AGENT_CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }));
    case 'languages':
      return LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
    case 'weekdays':
      return weekdays(language).map((label, day) => ({ value: String(day), label }));
    default:
      return listOf(document, choices).map((entry) => ({
        value: textOf(entry.id),
        label: nameOf(entry, language),
      }));
  }
}

/** What an option is called, undefined where there is none of that value. */
export const labelIn = (options: readonly Option[], value: string): string | undefined =>
  options.find((option) => option.value === value)?.label;
