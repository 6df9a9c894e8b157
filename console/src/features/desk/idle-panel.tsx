import { Button } from 'antd';
import type { DeskView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { PresenceDot } from '@/shared/ui/marks';
import { goAvailable } from './api/commands';
import { deskWords } from './words';
import css from './desk.module.css';

const TOLD = ['available', 'not_ready', 'offline', 'offered'] as const;

/** What the middle says while there is no contact. */
export function IdlePanel({ desk }: { desk: DeskView }) {
  const t = useWords(deskWords);
  const pending = usePending().includes('presence');
  const { presence } = desk.agent;
  const state = TOLD.find((one) => one === presence) ?? 'other';
  const away = presence === 'offline' || presence === 'not_ready';
  const phoneless = desk.phone === 'missing' && presence !== 'offline';
  return (
    <section className={css.idle}>
      <h1>
        <PresenceDot presence={presence} />
        {t(`idle.${state}`)}
      </h1>
      <p>{t(`idle.${state}Hint`)}</p>
      {phoneless && (
        <p role="alert" className={css.warning}>
          <strong>{t('phoneMissing')}.</strong> {t('phoneMissingHint')}
        </p>
      )}
      {away && (
        <Button
          type="primary"
          loading={pending}
          onClick={() => void runCommand('presence', goAvailable)}
        >
          {t('goAvailable')}
        </Button>
      )}
    </section>
  );
}
