import { Button, Dropdown, type MenuProps } from 'antd';
import { ChevronDown } from 'lucide-react';
import { answer, api } from '@/shared/api/client';
import type { AgentView, Presence } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { useDesk } from '@/shared/live/live';
import { Hidden, PresenceDot } from '@/shared/ui/marks';
import { Elapsed } from '@/shared/ui/timers';
import { uiWords } from '@/shared/ui/words';
import { presenceWords } from './words';
import css from './presence.module.css';

type Wish = 'available' | 'not_ready' | 'offline';

const request = (presence: Wish, reason = '') =>
  void runCommand('presence', () =>
    answer(api.POST('/api/v1/presence', { body: { presence, reason } })),
  );

/** The agent's presence with its time, and the ways to change it. */
export function PresenceMenu() {
  const t = useWords(presenceWords);
  const ui = useWords(uiWords);
  const desk = useDesk();
  const items = useItems();
  const label = useLabel();
  const pending = usePending().includes('presence');
  if (!desk) return null;
  const { agent } = desk;
  const text = label(agent);
  return (
    <Dropdown menu={{ items, onClick: choose }} trigger={['click']} placement="bottomLeft">
      <Button className={css.button ?? ''} loading={pending}>
        <PresenceDot presence={agent.presence} />
        <span className={css.text}>
          <Hidden>{t('menu')}</Hidden> {text}
        </span>
        <span aria-hidden className={css.time}>
          <Elapsed since={agent.since} />
        </span>
        {agent.wish && (
          <span className={css.wish}>
            {t('afterwards', { state: ui(`presence.${agent.wish}`) })}
          </span>
        )}
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Dropdown>
  );
}

const choose: NonNullable<MenuProps['onClick']> = ({ key }) => {
  const [presence, reason] = key.split('/');
  request(presence as Wish, reason);
};

function useLabel(): (agent: AgentView) => string {
  const ui = useWords(uiWords);
  const code = useCodeWords(presenceWords);
  const language = useLanguage();
  const { presence_reasons: reasons } = useHouse();
  return (agent) => {
    const state = ui(`presence.${agent.presence}`);
    if (!agent.reason) return state;
    const named = nameIn(reasons.find(({ id }) => id === agent.reason)?.name, language);
    return `${state} · ${named || code('reason', agent.reason, agent.reason)}`;
  };
}

const mark = (presence: Presence) => (
  <span className={css.mark}>
    <PresenceDot presence={presence} />
  </span>
);

function useItems(): NonNullable<MenuProps['items']> {
  const t = useWords(presenceWords);
  const language = useLanguage();
  const { presence_reasons: reasons } = useHouse();
  return [
    { key: 'available', icon: mark('available'), label: t('goAvailable') },
    {
      type: 'group',
      label: t('notReady'),
      children: reasons.map(({ id, name }) => ({
        key: `not_ready/${id}`,
        icon: mark('not_ready'),
        label: nameIn(name, language),
      })),
    },
    { type: 'divider' },
    { key: 'offline', icon: mark('offline'), label: t('goOffline') },
  ];
}
