import { lazy, type ComponentType } from 'react';
import type { Me } from '@/shared/api/types';
import type { AppWord } from './words';

/** One page of the console. Each is a chunk of its own, loaded when it is first opened. */
export interface Page {
  path: string;
  name: AppWord;
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
];

export const pagesFor = (me: Me): readonly Page[] => PAGES.filter((page) => page.allowed(me));
