/** The roles of the service, see its permissions. */
export const ROLES = [
  'agent',
  'supervisor',
  'department',
  'account_manager',
  'administrator',
  'auditor',
] as const;
