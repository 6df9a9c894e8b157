/** What the list of contacts can be asked for: the filters of `GET /contacts/search`. */
export interface Filters {
  phase?: string;
  queue?: string;
  agent?: string;
  outcome?: string;
  closed?: boolean;
  /** Seconds UTC: arrived at or after. */
  since?: number;
  /** Seconds UTC: arrived before. */
  before?: number;
}

/** The address of the list of contacts behind a number. */
export function contactsLink(filters: Filters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined && value !== '') query.set(name, String(value));
  return `/contacts?${query.toString()}`;
}
