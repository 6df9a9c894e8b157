import { SECRECIES, STAGES } from './kinds';

/** What is looked for; '' does not choose. `after` is where the page before ended. */
export interface Search {
  /** Words of company, tags, industry and address. */
  words: string;
  company: string;
  tier: string;
  manager: string;
  deputy: string;
  stage: string;
  secrecy: string;
  order: string;
  after: string;
}

export const PAGE = 50;
export const ORDERS = ['company', '-company', 'tier', '-tier'] as const;

const known = (text: string | null, all: readonly string[]) =>
  text !== null && all.includes(text) ? text : '';

/** What an address looks for; whatever makes no sense is left out. Pure. */
export function searchOf(params: URLSearchParams): Search {
  const text = (name: string) => params.get(name) ?? '';
  return {
    words: text('words'),
    company: text('company'),
    tier: text('tier'),
    manager: text('manager'),
    deputy: text('deputy'),
    stage: known(params.get('stage'), STAGES),
    secrecy: known(params.get('secrecy'), SECRECIES),
    order: known(params.get('order'), ORDERS) || 'company',
    after: text('after'),
  };
}

/** The same as the service's query. Pure. */
export function queryOf(search: Search) {
  return {
    limit: PAGE,
    ...Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '')),
  };
}
