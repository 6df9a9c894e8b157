import type { ComponentType } from 'react';
import { AuditPage } from './audit/audit-page';
import { HistoryPage } from './editions/history-page';
import { TransferPage } from './editions/transfer-page';
import { CasesPage } from './entries/cases-page';
import { EntriesPage } from './entries/entries-page';
import { NumbersPage } from './entries/numbers-page';
import { RulesPage } from './entries/rules-page';
import { FlowsPage } from './flows/flows-page';
import { HoursPage } from './hours/hours-page';
import { UsersPage } from './users/users-page';
import type { AdminWord } from './words';

export interface Section {
  path: string;
  name: AdminWord;
  needs: 'configure' | 'manage_users' | 'audit';
  /** Edits the configuration document: the draft and its problems are around it. */
  writes: boolean;
  view: ComponentType<{ section: string }>;
}

export interface SectionGroup {
  name: AdminWord;
  sections: Section[];
}

const writes = (path: string, view: Section['view'] = EntriesPage): Section => ({
  path,
  name: `page.${path}` as AdminWord,
  needs: 'configure',
  writes: true,
  view,
});

const looks = (path: string, needs: Section['needs'], view: Section['view']): Section => ({
  path,
  name: `page.${path}` as AdminWord,
  needs,
  writes: false,
  view,
});

/** The parts of the administration in the order of the navigation. */
export const SECTIONS: SectionGroup[] = [
  {
    name: 'group.people',
    sections: [
      looks('users', 'manage_users', UsersPage),
      writes('teams'),
      writes('agents'),
      writes('skills'),
    ],
  },
  {
    name: 'group.routing',
    sections: [
      writes('queues'),
      writes('numbers', NumbersPage),
      writes('hours', HoursPage),
      looks('flows', 'configure', FlowsPage),
    ],
  },
  {
    name: 'group.care',
    sections: [
      writes('tiers'),
      writes('sla'),
      writes('departments'),
      writes('cases', CasesPage),
      writes('surveys'),
      writes('approvals'),
    ],
  },
  { name: 'group.lists', sections: [writes('results'), writes('reasons'), writes('sources')] },
  {
    name: 'group.house',
    sections: [
      writes('rules', RulesPage),
      looks('history', 'configure', HistoryPage),
      looks('transfer', 'configure', TransferPage),
      looks('audit', 'audit', AuditPage),
    ],
  },
];

export function sectionsFor(permissions: readonly string[]): SectionGroup[] {
  return SECTIONS.map((group) => ({
    ...group,
    sections: group.sections.filter((section) => permissions.includes(section.needs)),
  })).filter((group) => group.sections.length > 0);
}
