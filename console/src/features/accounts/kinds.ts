import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountPage = Schemas['AccountPage'];
export type Person = Schemas['Person'];
export type Need = Schemas['Need'];
export type Promised = Schemas['Promise'];
export type Project = Schemas['Project'];
export type Contract = Schemas['Contract'];
export type Meeting = Schemas['Meeting'];
export type Dispute = Schemas['Dispute'];
export type Figures = Schemas['Figures'];
export type Rating = Schemas['Rating'];
export type Qualification = Schemas['Qualification'];
export type Consent = Schemas['Consent'];
export type Health = Schemas['Health'];
export type Glance = Schemas['Glance'];
export type Entry = Schemas['TimelineEntry'];
export type WatchLine = Schemas['WatchLine'];

export const STAGES = ['found', 'approached', 'started', 'kept', 'grown', 'lost'] as const;
export const SECRECIES = ['normal', 'confidential', 'secret', 'top_secret'] as const;
export const MODES = ['usual', 'advisory', 'on_site'] as const;
export const ROLES = ['decides', 'influences', 'buys', 'uses', 'guards', 'unknown'] as const;
export const NEED_STATES = ['open', 'planned', 'met', 'dropped'] as const;
export const DISPUTE_KINDS = ['channel', 'price', 'delivery', 'other'] as const;
export const DISPUTE_STATES = ['open', 'in_hand', 'settled'] as const;
export const FITS = ['undecided', 'fit', 'unfit'] as const;
export const CONTRACT_STATES = ['running', 'renewed', 'ended'] as const;

/** How likely an account is to leave, by the service's own bounds (KA-22). Pure. */
export const levelOf = (risk: number): 'high' | 'watch' | 'good' =>
  risk >= 50 ? 'high' : risk >= 20 ? 'watch' : 'good';
