import { useState } from 'react';
import { Button, Input } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { useAct } from '../use-act';
import { moveNote, type Note } from './api';
import { coachingWords } from './words';
import css from '../quality.module.css';

/** The agent says something to it, and that they have read it. */
export function Reading({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  return <Move of={of} move="acknowledge" title={t('yourWord')} button={t('acknowledge')} />;
}

/** Who leads the agent says how it went. */
export function Closing({ of }: { of: Note }) {
  const t = useWords(coachingWords);
  return (
    <Move
      of={of}
      move="close"
      title={t('closeTitle')}
      hint={t('closeHint')}
      button={t('close')}
      needed={of.state === 'shared'}
    />
  );
}

interface MoveProps {
  of: Note;
  move: 'acknowledge' | 'close';
  title: string;
  hint?: string;
  button: string;
  /** Whether it takes a word. */
  needed?: boolean;
}

function Move({ of, move, title, hint = '', button, needed = false }: MoveProps) {
  const t = useWords(coachingWords);
  const { run, busy, error } = useAct();
  const [remark, setRemark] = useState('');
  return (
    <Panel title={title}>
      {hint && <p className={css.muted}>{hint}</p>}
      <Input.TextArea
        aria-label={t('remark')}
        rows={2}
        maxLength={4000}
        value={remark}
        onChange={({ target }) => setRemark(target.value)}
      />
      <div className={css.line}>
        <Button
          type="primary"
          loading={busy}
          disabled={needed && !remark.trim()}
          onClick={() => void run(() => moveNote(of.id, move, of.version, remark))}
        >
          {button}
        </Button>
      </div>
      {error && (
        <p role="alert" className={css.alarm}>
          {error}
        </p>
      )}
    </Panel>
  );
}
