import { useCodeWords, useWords } from '@/shared/i18n/words';
import type { TryTurn } from './turns';
import { flowWords } from './words';
import css from './flows.module.css';

/** What was said and done in a call, turn by turn. */
export function Transcript({ turns }: { turns: TryTurn[] }) {
  const t = useWords(flowWords);
  const find = useCodeWords(flowWords);
  return (
    <ol className={css.transcript} aria-live="polite">
      {turns.map((turn, index) => (
        <li key={index}>
          {turn.said !== null && (
            <p className={css.said}>
              <span>{t('youSaid')}</span>{' '}
              {turn.said || t(turns[index - 1]?.expect?.kind === 'look-up' ? 'nothing' : 'silence')}
            </p>
          )}
          {turn.prompts.map((prompt, at) => (
            <p key={at} lang={prompt.language} className={css.prompt}>
              {prompt.recorded ? `♪ ${prompt.text}` : prompt.text}
            </p>
          ))}
          {turn.exit && (
            <p className={css.exit}>
              {find('exit', turn.exit.kind, turn.exit.kind)}
              {turn.exit.detail && ` (${turn.exit.detail})`}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
