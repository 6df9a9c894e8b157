import type { Column, Report } from './api';

/** What is shown of a kind before anything else is asked for: names of its columns. */
export interface Look {
  /** Above all, large. */
  tiles: readonly string[];
  /** In the table. */
  columns: readonly string[];
  /** In the chart, one upon the other: parts of one whole. */
  bars: readonly string[];
  /** In the chart: what the bars are judged by. */
  line: string;
}

const QUEUES: Look = {
  tiles: ['offered', 'answered', 'abandoned', 'service_level', 'asa', 'aht'],
  columns: [
    ...['offered', 'answered', 'within', 'abandoned', 'short', 'flowed_out'],
    ...['service_level', 'abandon_rate', 'asa', 'wait_p90', 'wait_max', 'aht', 'acw'],
  ],
  bars: ['answered', 'abandoned', 'flowed_out'],
  line: 'service_level',
};

const LOOKS: Readonly<Record<string, Look>> = {
  intervals: QUEUES,
  queues: QUEUES,
  tiers: QUEUES,
  agents: {
    tiles: ['handled', 'missed', 'agent_answer_rate', 'aht', 'acw', 'occupancy'],
    columns: [
      ...['offered', 'accepted', 'missed', 'handled', 'transferred', 'work', 'free', 'away'],
      ...['agent_answer_rate', 'aht', 'acw', 'transfer_rate', 'occupancy'],
    ],
    bars: ['work', 'free', 'away'],
    line: 'occupancy',
  },
  outbound: {
    tiles: ['dialled', 'answered', 'right_party', 'sold', 'conversion', 'objections_per_100'],
    columns: [
      ...['dialled', 'answered', 'right_party', 'interested', 'sold', 'objections'],
      ...['answered_of_dialled', 'interest_rate', 'conversion', 'objection_resolution'],
      'campaign_abandon_rate',
    ],
    bars: ['dialled'],
    line: 'conversion',
  },
  cases: {
    tiles: ['opened', 'solved', 'responded_late', 'solved_late', 'case_sla_met', 'resolution_p50'],
    columns: [
      ...['opened', 'responded_in_time', 'responded_late', 'solved', 'solved_in_time'],
      ...['solved_late', 'reopened', 'upheld', 'case_sla_met', 'solution_in_time'],
      ...['resolution_rate', 'first_response_p50', 'resolution_p50', 'resolution_p90'],
    ],
    bars: ['opened'],
    line: 'case_sla_met',
  },
  surveys: {
    tiles: ['invited', 'responded', 'response_rate', 'csat', 'nps', 'low'],
    columns: [
      ...['invited', 'responded', 'response_rate', 'answers', 'low'],
      ...['csat_answers', 'csat', 'nps_answers', 'nps', 'ces_answers', 'ces'],
    ],
    bars: ['answers'],
    line: 'csat',
  },
  quality: {
    tiles: ['evaluations', 'passed', 'with_critical', 'qa_score', 'pass_rate', 'critical_rate'],
    columns: [
      ...['evaluations', 'judged', 'passed', 'with_critical'],
      ...['qa_score', 'pass_rate', 'critical_rate'],
    ],
    bars: ['evaluations'],
    line: 'qa_score',
  },
  accounts: {
    tiles: ['accounts', 'gained', 'lost', 'retention', 'growth', 'csat'],
    columns: [
      ...['accounts', 'gained', 'lost', 'kept', 'retention', 'visited', 'visits_kept'],
      ...['renewal', 'sales', 'profit', 'growth', 'csat', 'case_sla_met', 'loyalty'],
    ],
    bars: ['accounts'],
    line: 'retention',
  },
};

/** How a kind is shown first; of a kind that is not known here, all it has. */
export function lookOf({ kind, columns }: Pick<Report, 'kind' | 'columns'>): Look {
  const look = LOOKS[kind] ?? plain(columns);
  const there = new Set(columns.map(({ name }) => name));
  const only = (names: readonly string[]) => names.filter((name) => there.has(name));
  return {
    tiles: only(look.tiles),
    columns: only(look.columns),
    bars: only(look.bars),
    line: there.has(look.line) ? look.line : '',
  };
}

function plain(columns: readonly Column[]): Look {
  const names = columns.map(({ name }) => name);
  const counted = columns.filter(({ unit, listed }) => unit === 'count' && listed);
  const share = columns.find(({ unit }) => unit === 'share')?.name ?? '';
  const first = counted.slice(0, 3).map(({ name }) => name);
  return {
    tiles: [...first, share].filter(Boolean),
    columns: names,
    bars: first.slice(0, 1),
    line: share,
  };
}

/** The columns that are shown, in the service's order: those chosen, or those of the look. */
export function chosenColumns(report: Report, chosen: readonly string[]): Column[] {
  const asked = chosen.filter((name) => report.columns.some((column) => column.name === name));
  const names = new Set(asked.length > 0 ? asked : lookOf(report).columns);
  return report.columns.filter(({ name }) => names.has(name));
}
