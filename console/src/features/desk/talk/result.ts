import type { components } from '@/shared/api/schema';
import type { TalkView } from '../api/talk';

export type TalkResult = components['schemas']['TalkResult'];

export const RESULTS = ['sale', 'follow_up', 'refused', 'wrong_person', 'do_not_call'] as const;

/** What the agent has entered about the end of a talk. Seconds UTC for `followUpAt`. */
export interface Entry {
  result: TalkResult | null;
  interest: boolean | null;
  reason: string;
  note: string;
  followUpAt: number | null;
}

/** What the form begins with: what is registered, else what the step proposes. Pure. */
export function resultOf({ talk, shown }: TalkView): Entry {
  const proposed = RESULTS.find((each) => each === shown?.result) ?? null;
  const last = talk.objections.at(-1);
  return {
    result: talk.result ?? proposed,
    interest: talk.interest,
    reason: talk.reason || last?.subtype || last?.type || '',
    note: talk.note,
    followUpAt: talk.follow_up_at || null,
  };
}

/** Why a result cannot be registered yet, '' if it can. Pure. */
export function whyNot(entry: Entry): 'reasonNeeded' | 'timeNeeded' | '' {
  const uninterested = entry.result === 'follow_up' && entry.interest === false;
  if ((entry.result === 'refused' || uninterested) && !entry.reason) return 'reasonNeeded';
  if (entry.result === 'follow_up' && !entry.followUpAt) return 'timeNeeded';
  return '';
}
