import type { Outcome, Phase } from '../api/types';

/** Where a contact can stand, in the order of its life. */
export const PHASES: readonly Phase[] = [
  'greeted',
  'waiting',
  'offered',
  'connecting',
  'talking',
  'on_hold',
  'consulting',
  'conferencing',
  'transferring',
  'surveying',
  'voicemail',
  'reaching',
  'announcing',
  'wrapping_up',
  'closed',
];

/** How a contact can end. */
export const OUTCOMES: readonly Outcome[] = [
  'handled',
  'abandoned',
  'self_served',
  'voicemail',
  'transferred_out',
  'turned_away',
  'failed',
];
