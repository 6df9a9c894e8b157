import type { ContactView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { Promised, Tries } from './callback-promise';
import { callbackWords } from './callback-words';
import css from './callbacks.module.css';

/** What a contact that we began is: a callback with its promise and tries, or the agent's own call. */
export function OurCall({ contact }: { contact: ContactView }) {
  const t = useWords(callbackWords);
  const { kind, callback, phase } = contact;
  if (kind === 'inbound') return null;
  return (
    <div className={css.ours}>
      <p>
        <strong>{t(kind)}</strong>
        {callback && (
          <>
            {', '}
            <Promised by={callback.promised_by} />
          </>
        )}
      </p>
      {callback && (
        <p className={css.muted}>
          <Tries phase={phase} dials={callback.dials} result={callback.result} />
        </p>
      )}
      {phase === 'dialling' && <p className={css.muted}>{t('notAnswered')}</p>}
    </div>
  );
}
