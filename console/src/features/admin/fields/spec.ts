import type { Entry } from '../document/json';

/** How a value is shown and changed. */
export type Kind =
  | 'text'
  | 'names'
  | 'seconds'
  | 'count'
  | 'share'
  | 'shares'
  | 'switch'
  | 'choice'
  | 'choices'
  | 'levels'
  | 'tiers'
  | 'overflow'
  | 'figure'
  | 'texts'
  | 'rows'
  | 'table'
  | 'raw';

export interface Option {
  value: string;
  label: string;
}

export interface Spec {
  key: string;
  kind: Kind;
  min?: number;
  max?: number;
  /** What can be chosen, out of the document that is being written. */
  options?: Choices;
  /** Of figures. */
  unit?: Unit;
  /** Of `rows` and `table`: what each one is made of. */
  of?: Made;
}

export type Unit = 'hours' | 'days' | 'megabytes';

/** The parts of a value that has fields of its own. `place` is where its words stand. */
export interface Made {
  definition: string;
  place: string;
  fields: Spec[];
  /** Keys that mean nothing here. */
  except?: string[];
  /** What a new one begins with. */
  fresh?: Entry;
}

/** What fields can be chosen from: lists of the document, or what the caller brings along. */
export type Choices =
  | 'queues'
  | 'calendars'
  | 'agents'
  | 'skills'
  | 'users'
  | 'flows'
  | 'devices'
  | 'agentChoices'
  | 'languages'
  | 'weekdays'
  | 'departments'
  | 'tiers'
  | 'sla_policies'
  | Fixed;

/** What the service knows by itself. */
export type Fixed =
  | 'caseTypes'
  | 'clocks'
  | 'ladderSteps'
  | 'measures'
  | 'approvalSubjects'
  | 'tierPath'
  | 'reach'
  | 'talkResults';

/** The fields of an entry under a heading. */
export interface Group {
  title: string;
  fields: Spec[];
}

/** One list of the document, and how its entries are edited. */
export interface Place {
  /** Where it stands in the document. */
  list: string;
  /** Its definition in the schema, for defaults and for fields that are newer than this form. */
  definition: string;
  /** Whether names are by language or one text. */
  naming: 'names' | 'text';
  /** What its entries are for, where that is not free. */
  ids?: Fixed;
  groups: Group[];
}
