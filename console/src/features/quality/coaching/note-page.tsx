import { useParams } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { useNote, type Note } from './api';
import { Editor } from './editor';
import { Agreed, Seen } from './parts';
import { Closing, Reading } from './moves';
import { Scores } from './scores';
import { coachingWords } from './words';
import css from '../quality.module.css';

/** One coaching note: what was seen and agreed, and what became of it. */
export function NotePage() {
  const { id = '' } = useParams();
  const found = useNote(id);
  return (
    <>
      <State of={found} />
      {found.data && <Content key={`${found.data.id}.${found.data.version}`} of={found.data} />}
    </>
  );
}

function Content({ of }: { of: Note }) {
  return (
    <>
      <Head of={of} />
      <div className={css.columns}>
        <div className={css.side}>
          {of.moves.includes('write') ? <Editor of={of} /> : <Told of={of} />}
          {of.moves.includes('acknowledge') && <Reading of={of} />}
          {of.moves.includes('close') && <Closing of={of} />}
        </div>
        <div className={css.side}>
          {of.scores && <Scores of={of.scores} />}
          <History of={of} />
        </div>
      </div>
    </>
  );
}

function Head({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  const names = useNames();
  const language = useLanguage();
  const when = (at: number) => moment(at, serverNow(), language);
  return (
    <header className={css.head}>
      <strong>{of.title}</strong>
      <span>{t(`state.${of.state}`)}</span>
      <span className={css.muted}>
        {[
          names.agent(of.agent),
          `${t('by')} ${names.user(of.coach)}`,
          when(of.shared_at || of.at),
          of.follow_up_at > 0 && `${t('followUp')} ${when(of.follow_up_at)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {of.state !== 'draft' && <span className={css.muted}>{t('private')}</span>}
    </header>
  );
}

function Told({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  return (
    <>
      {of.text && (
        <Panel title={t('text')}>
          <p className={css.said}>{of.text}</p>
        </Panel>
      )}
      <Seen of={of} />
      <Agreed of={of} />
    </>
  );
}

function History({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  const names = useNames();
  const language = useLanguage();
  if (of.acts.length === 0) return null;
  return (
    <Panel title={t('history')}>
      <ul className={css.history}>
        {of.acts.map((act) => (
          <li key={`${act.at}.${act.to}`}>
            <strong>{t(`state.${act.to}`)}</strong>
            <span className={css.muted}>
              {names.user(act.by)} · {moment(act.at, serverNow(), language)}
            </span>
            {act.remark && <p className={css.said}>{act.remark}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
