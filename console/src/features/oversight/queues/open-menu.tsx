import { Button, Dropdown, type MenuProps } from 'antd';
import { ChevronDown } from 'lucide-react';
import type { QueueView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { usePending } from '@/shared/live/commands';
import { Dot } from '@/shared/ui/marks';
import { openQueue } from '../api';
import { whyNotSteer } from '../reasons';
import { useSituation, useWhyNot } from '../use-situation';
import { oversightWords } from '../words';
import css from './queues.module.css';

const WISHES: Record<string, boolean | null> = { open: true, close: false, calendar: null };

/** Whether a queue takes customers, by whose word, and the ways to change that. */
export function OpenMenu({ queue, name }: { queue: QueueView; name: string }) {
  const t = useWords(oversightWords);
  const whyNot = useWhyNot();
  const reason = whyNotSteer(useSituation());
  const pending = usePending().includes(`open/${queue.id}`);
  const state = t(queue.open ? 'open' : 'closed');
  const whole = queue.by_hand === null ? state : `${state} ${t('byHand')}`;
  const items: MenuProps['items'] = [
    { key: 'open', label: t('doOpen'), disabled: queue.by_hand === true },
    { key: 'close', label: t('doClose'), disabled: queue.by_hand === false },
    { key: 'calendar', label: t('doCalendar'), disabled: queue.by_hand === null },
  ];
  return (
    <Dropdown
      trigger={['click']}
      disabled={reason !== ''}
      menu={{ items, onClick: ({ key }) => void openQueue(queue.id, WISHES[key] ?? null) }}
    >
      <Button
        size="small"
        type="text"
        className={css.open ?? ''}
        disabled={reason !== ''}
        loading={pending}
        aria-label={t('openMenu', { queue: name, state: whole })}
        title={reason ? whyNot(reason) : undefined}
      >
        <Dot color={queue.open ? 'available' : 'offline'} hollow={!queue.open} />
        <span className={css.openText}>{state}</span>
        {queue.by_hand !== null && ' '}
        {queue.by_hand !== null && <span className={css.byHand}>{t('byHand')}</span>}
        <ChevronDown size={12} aria-hidden />
      </Button>
    </Dropdown>
  );
}
