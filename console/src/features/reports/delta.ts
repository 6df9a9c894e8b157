import type { Column } from './api';

/** How a number moved since the span before: by how much, in parts of what it was, and whether that is good. */
export interface Delta {
  by: number;
  share: number | null;
  verdict: 'better' | 'worse' | 'other' | 'same';
}

/** Numbers that are better when they are greater; those that are better when they are smaller. */
const MORE = new Set([
  ...['service_level', 'service_level_offered', 'answer_rate', 'agent_answer_rate'],
  ...['kept_promises', 'within', 'csat', 'nps', 'response_rate', 'satisfied', 'promoters'],
  ...['right_party', 'interested', 'sold', 'conversion', 'interest_rate', 'objection_resolution'],
  ...['answered_of_dialled', 'right_party_of_dials', 'objections_resolved'],
  ...['solved', 'responded_in_time', 'solved_in_time', 'case_sla_met', 'solution_in_time'],
  ...['resolution_rate', 'passed', 'qa_score', 'pass_rate'],
  ...['gained', 'kept', 'retention', 'monthly_retention', 'visits_kept', 'visited', 'renewal'],
  ...['contracts_renewed', 'sales', 'profit', 'growth', 'loyalty'],
]);
const LESS = new Set([
  ...['abandoned', 'abandon_rate', 'abandoned_of_offered', 'missed', 'unreached'],
  ...['asa', 'wait_p50', 'wait_p90', 'wait_max', 'transfer_rate'],
  ...['abandoned_calls', 'campaign_abandon_rate', 'objections_per_100'],
  ...['responded_late', 'solved_late', 'reopened', 'reopen_rate', 'upheld', 'low', 'detractors'],
  ...['first_response_p50', 'first_response_p90', 'resolution_p50', 'resolution_p90'],
  ...['with_critical', 'critical_rate', 'lost', 'churn'],
]);

/** What changed; null where one of the two has no value. */
export function delta(
  { name, unit }: Pick<Column, 'name' | 'unit'>,
  now: number | null | undefined,
  before: number | null | undefined,
): Delta | null {
  if (now == null || before == null) return null;
  const by = now - before;
  const share = unit === 'share' || unit === 'score' || before === 0 ? null : by / before;
  return { by, share, verdict: verdictOf(name, by) };
}

function verdictOf(name: string, by: number): Delta['verdict'] {
  if (Math.abs(by) < 1e-9) return 'same';
  if (MORE.has(name)) return by > 0 ? 'better' : 'worse';
  if (LESS.has(name)) return by < 0 ? 'better' : 'worse';
  return 'other';
}
