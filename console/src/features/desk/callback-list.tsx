import { Button, Popconfirm } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending, type Watched } from '@/shared/live/commands';
import { TierBadge } from '@/shared/ui/marks';
import { CALLBACKS, cancelCallback, type CallbackView } from './api/callbacks';
import { Promised, Tries, useMoment } from './callback-promise';
import { callbackWords } from './callback-words';
import css from './callbacks.module.css';

const MOST = 20;

/** Callbacks as lines, the next due first; `watched` changes when one is gone. */
export function CallbackList(props: { lines: readonly CallbackView[]; watched: Watched }) {
  const { lines, watched } = props;
  const t = useWords(callbackWords);
  return (
    <>
      <ul className={css.list}>
        {lines.slice(0, MOST).map((line) => (
          <Line key={line.id} line={line} watched={watched} />
        ))}
      </ul>
      {lines.length > MOST && <p className={css.muted}>{t('more', { n: lines.length - MOST })}</p>}
    </>
  );
}

function Line({ line, watched }: { line: CallbackView; watched: Watched }) {
  const t = useWords(callbackWords);
  const names = useNames();
  const state = useStanding(line);
  return (
    <li>
      <div className={css.facts}>
        <div>
          <strong>{state}</strong> · {names.queue(line.queue)}
        </div>
        <div>
          {[line.name, line.company, line.number].filter(Boolean).join(' · ')}{' '}
          <TierBadge tier={line.tier} />
        </div>
        <small>
          <Promised by={line.promised_by} /> ·{' '}
          <Tries phase={line.phase} dials={line.dials} result={line.result} most={line.attempts} />
        </small>
        {line.note && <p className={css.note}>{line.note}</p>}
        <small>{line.by ? t('by', { name: names.agent(line.by) }) : t('byCustomer')}</small>
      </div>
      <Cancel line={line} state={state} watched={watched} />
    </li>
  );
}

/** Where a callback stands and when it is due, or who has it. */
function useStanding({ phase, held_for: why, due_at: at, agent }: CallbackView): string {
  const t = useWords(callbackWords);
  const names = useNames();
  const time = useMoment()(at);
  const who = { agent: names.agent(agent) };
  if (phase === 'offered') return t('state.offered', who);
  if (phase === 'connecting') return t('state.connecting', who);
  if (phase === 'dialling') return t('state.dialling', who);
  if (phase === 'waiting') return t('state.waiting', { time });
  if (why === 'retry') return t('state.retry', { time });
  return t(why === 'closed' ? 'state.closed' : 'state.scheduled', { time });
}

function Cancel(props: { line: CallbackView; state: string; watched: Watched }) {
  const { line, state, watched } = props;
  const t = useWords(callbackWords);
  const queries = useQueryClient();
  const command = `callOff ${line.id}`;
  const pending = usePending().includes(command);
  const act = async () => {
    await runCommand(command, () => cancelCallback(line.id), watched);
    // Refused or not: what stands here is no longer sure.
    await queries.invalidateQueries({ queryKey: CALLBACKS });
  };
  return (
    <Popconfirm
      title={t('cancelAsk')}
      description={t('cancelHint')}
      okText={t('cancel')}
      cancelText={t('keep')}
      onConfirm={() => void act()}
    >
      <Button
        size="small"
        danger
        loading={pending}
        aria-label={t('cancelThis', { who: line.name || line.number, state })}
      >
        {t('cancel')}
      </Button>
    </Popconfirm>
  );
}
