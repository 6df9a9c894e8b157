import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { useNavigate } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import { FormDialog } from '@/shared/form/form-dialog';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import { Panel } from '@/shared/ui/panel';
import { dropCard, moveCard, useRefresh, type Card, type Move } from '../api';
import { cardWords } from '../words';
import css from '../scorecards.module.css';

/** Moves that are told with a few words, and whether they need them. */
const SAID = {
  'hand-in': false,
  acknowledge: false,
  object: true,
  answer: true,
  correct: true,
} as const satisfies Partial<Record<Move, boolean>>;
type Said = keyof typeof SAID;

/** What may be done with a scorecard now, by whoever looks at it. */
export function Acts({ card }: { card: Card }) {
  const t = useWords(cardWords);
  const ui = useWords(uiWords);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<Said | null>(null);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const moves = card.moves.map((move) => move.replace('_', '-'));
  if (moves.length === 0) return null;
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setError('');
    try {
      await act();
      return true;
    } catch (fault) {
      setError(errorText(errorCode(fault), fault instanceof Error ? fault.message : ''));
      return false;
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  const drop = async () => {
    if (await run(() => dropCard(card.id, card.version))) void navigate('/scorecards');
  };
  const send = async (move: Said, reason: string) => {
    const made = await moveCard(card.id, move, card.version, reason);
    if (move === 'correct') void navigate(`/scorecards/${encodeURIComponent(made.id)}`);
  };
  return (
    <Panel title={t('acts')}>
      <div className={css.line}>
        {(Object.keys(SAID) as Said[])
          .filter((move) => moves.includes(move))
          .map((move, place) => (
            <Button
              key={move}
              type={place === 0 ? 'primary' : 'default'}
              onClick={() => setChosen(move)}
            >
              {t(`move.${move}`)}
            </Button>
          ))}
        {moves.includes('take') && (
          <Button
            loading={busy}
            onClick={() => void run(() => moveCard(card.id, 'take', card.version))}
          >
            {t('move.take')}
          </Button>
        )}
        {moves.includes('drop') && (
          <Popconfirm
            title={t('dropSure')}
            okText={t('move.drop')}
            cancelText={ui('cancel')}
            onConfirm={() => void drop()}
          >
            <Button danger type="text">
              {t('move.drop')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {error && (
        <p role="alert" className={css.alarm}>
          {error}
        </p>
      )}
      {chosen && (
        <FormDialog
          title={t(`move.${chosen}`)}
          intro={t(`hint.${chosen}`)}
          okText={t(`move.${chosen}`)}
          fields={[
            {
              key: 'reason',
              label: t(SAID[chosen] ? 'reason' : 'comment'),
              kind: 'area',
              required: SAID[chosen],
            },
          ]}
          values={{ reason: '' }}
          send={({ reason }) => send(chosen, String(reason).trim())}
          refresh={refresh}
          close={() => setChosen(null)}
        />
      )}
    </Panel>
  );
}
