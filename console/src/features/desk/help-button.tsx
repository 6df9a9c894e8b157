import { Button } from 'antd';
import { LifeBuoy } from 'lucide-react';
import type { DeskView } from '@/shared/api/types';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { serverNow } from '@/shared/live/live';
import { askHelp, endHelp } from './api/shift';
import { sideWords } from './side-words';
import css from './side.module.css';

/** Asks the supervisors for help (`about` a contact, or '') and takes it back; always in the same place. */
export function HelpButton({ desk, about }: { desk: DeskView; about: string }) {
  const t = useWords(sideWords);
  const language = useLanguage();
  const pending = usePending().includes('help');
  const asked = desk.agent.help;
  const act = () => void runCommand('help', () => (asked ? endHelp() : askHelp(about)));
  return (
    <div className={css.help}>
      <Button
        block
        aria-pressed={asked !== null}
        title={t('helpHint')}
        icon={<LifeBuoy size={14} aria-hidden />}
        loading={pending}
        onClick={act}
      >
        {t(asked ? 'endHelp' : 'askHelp')}
      </Button>
      <p role="status" className={css.muted}>
        {asked && t('helpAsked', { time: moment(asked.since, serverNow(), language) })}
      </p>
    </div>
  );
}
