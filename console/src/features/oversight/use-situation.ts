import { useCallback, useMemo } from 'react';
import { useReasonText } from '@/shared/i18n/error-words';
import { useCodeWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { partOf } from '@/shared/phone/host';
import { usePhone } from '@/shared/phone/use-phone';
import { phoneName, useMe } from '@/shared/session/permissions';
import type { Situation } from './reasons';
import { oversightWords } from './words';

const isLost = (feed: Feed) => feed.link.state === 'lost';

/** The talk that the signed-in person's phone is in beside its agent, null for none. */
export function useBeside(): Situation['beside'] {
  const name = phoneName(useMe());
  const agent = useLive(
    useCallback((feed: Feed) => partOf(feed.agents, name)?.agent ?? null, [name]),
  );
  return useMemo(() => {
    const part = agent?.monitored_by.find(({ id }) => id === name);
    return agent && part ? { agent, part } : null;
  }, [agent, name]);
}

/** Who is asking, from where: what decides which controls can act. */
export function useSituation(): Situation {
  const me = useMe();
  const lost = useLive(isLost);
  const phone = usePhone();
  const self = useLive(useCallback((feed: Feed) => feed.agents[me.agent] ?? null, [me.agent]));
  const beside = useBeside();
  return useMemo(() => ({ me, lost, phone, self, beside }), [me, lost, phone, self, beside]);
}

/** Returns why a control cannot act, in words. */
export function useWhyNot(): (code: string) => string {
  const find = useCodeWords(oversightWords);
  const reason = useReasonText();
  return useCallback((code: string) => find('reason', code, reason(code)), [find, reason]);
}
