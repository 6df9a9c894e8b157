import type { Me } from '../api/types';
import { useSession } from './session';

/** What a role may allow, by the service's stable names. */
export type Permission =
  | 'desk'
  | 'watch'
  | 'supervise'
  | 'see_numbers'
  | 'listen_in'
  | 'configure'
  | 'manage_users'
  | 'audit'
  | 'hear_recordings'
  | 'see_cases'
  | 'work_cases'
  | 'manage_cases'
  | 'follow_up'
  | 'approve'
  | 'see_surveys'
  | 'see_reports'
  | 'see_campaigns'
  | 'run_campaigns'
  | 'call_back'
  | 'keep_do_not_call'
  | 'see_call_checks'
  | 'see_sales'
  | 'write_scripts'
  | 'edit_knowledge'
  | 'approve_knowledge'
  | 'see_accounts'
  | 'change_accounts'
  | 'privacy'
  | 'evaluate'
  | 'manage_quality'
  | 'coach_all'
  | 'score'
  | 'manage_scorecards'
  | 'export_scorecards';

export const may = (me: Me, permission: Permission): boolean => me.permissions.includes(permission);

/** Agents have a phone, and so have those who listen in. */
export const hasPhone = (me: Me): boolean => me.agent !== '' || may(me, 'listen_in');

/** What the service calls this person's phone: the agent's id, or a name that no agent has. */
export const phoneName = (me: Me): string => me.agent || `user:${me.user}`;

/** Who is signed in. Only for what is shown to somebody who is. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error('nobody is signed in');
  return data;
}

export function useMay(permission: Permission): boolean {
  return may(useMe(), permission);
}
