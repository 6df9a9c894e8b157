import { lazy, type ComponentType } from 'react';
import type { Me } from '@/shared/api/types';
import { may } from '@/shared/session/permissions';
import type { AppWord } from './words';

/** One page of the console. Each is a chunk of its own, loaded when it is first opened. */
export interface Page {
  path: string;
  /** What the bar calls it; null for a page that is reached from another. */
  name: AppWord | null;
  allowed: (me: Me) => boolean;
  view: ComponentType;
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
];

export const pagesFor = (me: Me): readonly Page[] => PAGES.filter((page) => page.allowed(me));

/** The pages that the bar names. */
export const inBar = (pages: readonly Page[]) =>
  pages.flatMap(({ path, name }) => (name ? [{ path, word: name }] : []));
