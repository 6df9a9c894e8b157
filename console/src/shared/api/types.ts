import type { components } from './schema';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type House = Schemas['House'];
export type Thresholds = Schemas['Thresholds'];
export type PhonePass = Schemas['PhonePass'];
export type Phase = Schemas['Phase'];
export type Outcome = Schemas['Outcome'];
export type Presence = Schemas['Presence'];
export type TargetKind = Schemas['TargetKind'];
export type QueueView = Schemas['QueueView'];
export type TodayView = Schemas['TodayView'];
export type LatelyView = Schemas['LatelyView'];
export type TotalView = Schemas['TotalView'];
export type AgentView = Schemas['AgentView'];
export type ContactView = Schemas['ContactView'];
export type PartyView = Schemas['PartyView'];
export type OfferView = Schemas['OfferView'];
export type CardView = Schemas['CardView'];
export type Controls = Schemas['Controls'];
export type WrapUpView = Schemas['WrapUpView'];
export type WorkView = Schemas['WorkView'];
export type MonitorView = Schemas['MonitorView'];
export type HelpView = Schemas['HelpView'];
export type ContactLine = Schemas['ContactLine'];
export type Why = Schemas['Why'];
export type AgentVerdict = Schemas['AgentVerdict'];
export type DeskView = Schemas['DeskView'];
export type ClosedContact = Schemas['ClosedContact'];

/** One line of a contact's timeline. What `data` holds depends on `kind`. */
export interface Moment {
  seq: number;
  at: number;
  kind: string;
  data: Record<string, unknown>;
}

/** One contact with everything that happened to it, oldest first. */
export interface ContactPage {
  contact: ContactView;
  timeline: Moment[];
}

/** A name in several languages, by language tag. */
export type Words = Record<string, string>;

/** How many were offered, answered and abandoned, of the contacts offered in one quarter of an hour. */
export type Quarter = readonly [offered: number, answered: number, abandoned: number];

/** Quarters by queue and by their beginning, seconds UTC. */
export type Quarters = Record<string, Record<string, Quarter>>;

/** The whole picture at `seq`. `now` is the service's clock, seconds UTC. */
export interface Snapshot {
  type: 'snapshot';
  seq: number;
  now: number;
  queues: Record<string, QueueView>;
  agents: Record<string, AgentView>;
  contacts: Record<string, ContactView>;
  total: TotalView;
  quarters: Quarters;
  /** The same weekday last week, each quarter at its time of today; only queues whose day was seen whole. */
  last_week: Quarters;
  desk: DeskView | null;
  /** Differs whenever the user's own notices have changed. */
  notices?: number;
}

/** What changed between `from` and `seq`. A contact that is null is gone. */
export interface Delta {
  type: 'delta';
  seq: number;
  from: number;
  now: number;
  queues?: Record<string, QueueView>;
  agents?: Record<string, AgentView>;
  contacts?: Record<string, ContactView | null>;
  total?: TotalView;
  quarters?: Quarters;
  desk?: DeskView | null;
  notices?: number;
}

export type LiveMessage = Snapshot | Delta;
