import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import type { Evaluation } from '../api';
import { useAct } from '../use-act';
import { addNote, useNotes } from './api';
import { seenIn } from './text';
import { coachingWords } from './words';
import css from '../quality.module.css';

/** Begins a coaching note from an evaluation, for whoever leads its agent. */
export function CoachButton({ of }: { of: Evaluation }) {
  const t = useWords(coachingWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { run, busy, error } = useAct();
  const led = useNotes(of.about.agent, '', '').data?.coaches ?? [];
  if (!led.includes(of.about.agent)) return null;
  const begin = async () => {
    const made = await addNote({
      agent: of.about.agent,
      title: t('from', { date: moment(of.about.at, serverNow(), language) }),
      text: '',
      seen: seenIn(of, (text) => nameIn(text, language)),
      agreed: [],
      follow_up_at: 0,
    });
    void navigate(`/quality/coaching/${encodeURIComponent(made.id)}`);
  };
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void run(begin)}>
        {t('coach')}
      </Button>
      {error && (
        <span role="alert" className={css.alarm}>
          {error}
        </span>
      )}
    </>
  );
}
