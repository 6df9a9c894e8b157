import type { Notice } from './api';

/** The page of what a notice is about; '' for what has none. Pure. */
export function addressOf({ kind, subject }: Pick<Notice, 'kind' | 'subject'>): string {
  if (!subject) return '';
  const id = encodeURIComponent(subject);
  switch (kind) {
    case 'case':
      return `/cases/${id}`;
    case 'approval':
      return `/approvals/${id}`;
    case 'account':
      return `/accounts/${id}`;
    case 'figures':
      return '/accounts/figures';
    case 'task':
      return '/follow-up';
    case 'visit':
      return '/follow-up/visits';
    case 'plan':
      return '/follow-up/plans';
    case 'article':
      return `/knowledge/${id}`;
    case 'evaluation':
      return `/quality/evaluations/${id}`;
    case 'calibration':
      return `/quality/calibrations/${id}`;
    case 'worklist':
      return '/quality/worklist';
    case 'coaching':
      return `/quality/coaching/${id}`;
    case 'saved_report':
      return `/reports?saved=${id}`;
    case 'scorecard':
      return `/scorecards/${id}`;
    case 'certificate':
      return '/quality/training';
    default:
      return '';
  }
}
