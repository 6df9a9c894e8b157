import { createContext, use } from 'react';

/** `tv`: to be read across a room, nothing to press. `desk`: with controls, every number is a link. */
export type Mode = 'tv' | 'desk';

export const ModeContext = createContext<{ mode: Mode; links: boolean }>({
  mode: 'tv',
  links: false,
});

export const useMode = () => use(ModeContext);
