import { lazy, type ComponentType } from 'react';
import type { Me } from '@/shared/api/types';
import { may, type Permission } from '@/shared/session/permissions';
import type { AppWord } from './words';

/** What opens at least one kind of report. */
const REPORTS: readonly Permission[] = [
  'see_reports',
  'see_sales',
  'see_surveys',
  'manage_cases',
  'change_accounts',
  'evaluate',
];

/** One page of the console. Each is a chunk of its own, loaded when it is first opened. */
export interface Page {
  path: string;
  /** What the bar calls it; null for a page that is reached from another. */
  name: AppWord | null;
  /** It has addresses of its own below `path`. */
  deep?: boolean;
  allowed: (me: Me) => boolean;
  view: ComponentType;
  /** Where the navigation leads, if not to `path`. */
  link?: string;
  /** Whether the address shows the page alone, without the top bar. */
  bare?: (query: URLSearchParams) => boolean;
}

export const PAGES: readonly Page[] = [
  {
    path: '/desk',
    name: 'page.desk',
    allowed: (me) => me.agent !== '',
    view: lazy(() => import('@/features/desk/desk-page')),
  },
  {
    path: '/supervisor',
    name: 'page.supervisor',
    allowed: (me) => may(me, 'watch'),
    view: lazy(() => import('@/features/oversight/supervisor-page')),
  },
  {
    path: '/contacts',
    name: 'page.contacts',
    allowed: (me) => may(me, 'watch'),
    view: lazy(() => import('@/features/contacts/contacts-page')),
  },
  {
    path: '/contacts/:id',
    name: null,
    allowed: (me) => may(me, 'watch') || me.agent !== '',
    view: lazy(() => import('@/features/contacts/contact-page')),
  },
  {
    path: '/knowledge',
    deep: true,
    name: 'page.knowledge',
    // What is published is for everybody who answers customers; the service hides the rest.
    allowed: (me) => me.agent !== '' || may(me, 'edit_knowledge'),
    view: lazy(() => import('@/features/knowledge/knowledge-page')),
  },
  {
    path: '/accounts',
    deep: true,
    name: 'page.accounts',
    allowed: (me) => may(me, 'see_accounts'),
    view: lazy(() => import('@/features/accounts/accounts-page')),
  },
  {
    path: '/cases',
    deep: true,
    name: 'page.cases',
    allowed: (me) => may(me, 'see_cases'),
    view: lazy(() => import('@/features/cases/cases-page')),
  },
  {
    path: '/follow-up',
    deep: true,
    name: 'page.followUp',
    allowed: (me) => may(me, 'follow_up'),
    view: lazy(() => import('@/features/follow-up/follow-up-page')),
  },
  {
    path: '/approvals',
    deep: true,
    name: 'page.approvals',
    allowed: (me) => may(me, 'follow_up'),
    view: lazy(() => import('@/features/approvals/approvals-page')),
  },
  {
    path: '/surveys',
    name: 'page.surveys',
    // Account managers see the answers of an account on its own page.
    allowed: (me) => may(me, 'see_surveys') && may(me, 'manage_cases'),
    view: lazy(() => import('@/features/surveys/surveys-page')),
  },
  {
    path: '/quality',
    deep: true,
    name: 'page.quality',
    // Agents see how they were evaluated.
    allowed: (me) => may(me, 'evaluate') || me.agent !== '',
    view: lazy(() => import('@/features/quality/quality-page')),
  },
  {
    path: '/scorecards',
    deep: true,
    name: 'page.scorecards',
    // Agents and account managers see their own.
    allowed: (me) => may(me, 'score') || me.agent !== '',
    view: lazy(() => import('@/features/scorecards/scorecards-page')),
  },
  {
    path: '/campaigns',
    deep: true,
    name: 'page.campaigns',
    allowed: (me) => may(me, 'see_campaigns'),
    view: lazy(() => import('@/features/campaigns/campaigns-page')),
  },
  {
    path: '/do-not-call',
    name: 'page.doNotCall',
    allowed: (me) => may(me, 'call_back') || may(me, 'see_call_checks'),
    view: lazy(() => import('@/features/do-not-call/do-not-call-page')),
  },
  {
    path: '/sales',
    deep: true,
    name: 'page.sales',
    allowed: (me) => may(me, 'see_sales') || may(me, 'write_scripts') || may(me, 'evaluate'),
    view: lazy(() => import('@/features/sales/sales-page')),
  },
  {
    path: '/reports',
    name: 'page.reports',
    // Each kind of report asks a permission of its own; the service lists those that one may see.
    allowed: (me) => REPORTS.some((permission) => may(me, permission)),
    view: lazy(() => import('@/features/reports/reports-page')),
  },
  {
    path: '/privacy',
    deep: true,
    name: 'page.privacy',
    allowed: (me) => may(me, 'privacy'),
    view: lazy(() => import('@/features/privacy/privacy-page')),
  },
  {
    path: '/wallboard',
    name: 'page.wallboard',
    // The feed tells everybody who is signed in; a screen on the wall needs no more than an account.
    allowed: () => true,
    view: lazy(() => import('@/features/wallboard/wallboard-page')),
    link: '/wallboard?mode=desk',
    bare: (query) => query.get('mode') !== 'desk',
  },
  {
    path: '/admin',
    deep: true,
    name: 'page.admin',
    allowed: (me) => may(me, 'configure') || may(me, 'manage_users') || may(me, 'audit'),
    view: lazy(() => import('@/features/admin/admin-page')),
  },
];

export const pagesFor = (me: Me): readonly Page[] => PAGES.filter((page) => page.allowed(me));

/** The pages that the bar names. */
export const inBar = (pages: readonly Page[]) =>
  pages.flatMap(({ path, name, link }) => (name ? [{ path: link ?? path, word: name }] : []));
