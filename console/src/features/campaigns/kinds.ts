/** The choices of a campaign's form, in the order in which they are offered. */
export const PURPOSES = ['sales', 'service', 'survey', 'info', 'debt'] as const;
export const BASES = [
  '',
  'consent',
  'contract',
  'legal_obligation',
  'legitimate_interest',
] as const;
export const AUDIENCES = ['', 'consumer', 'business'] as const;
export const MODES = ['preview', 'progressive', 'predictive'] as const;
export const LANGUAGES = ['en', 'zh-CN'] as const;
export const DETECTION = ['off', 'on'] as const;
export const ON_MACHINE = ['hang_up', 'leave_message', 'agent'] as const;
export const RECORD_STATES = ['waiting', 'reserved', 'dialling', 'done', 'withdrawn'] as const;

/** The word of a purpose; one that is not known is sales, whose rules are the strictest. */
export const purposeWord = (purpose: string) =>
  `purpose.${PURPOSES.find((each) => each === purpose) ?? 'sales'}` as const;

/** A share as percent, or a dash where there is nothing to divide by. */
export const percent = (share: number | null) =>
  share === null ? '–' : `${(share * 100).toFixed(1)} %`;
