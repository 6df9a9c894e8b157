import { useState } from 'react';
import { Button, Input } from 'antd';
import type { AgentView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { usePending } from '@/shared/live/commands';
import { sendNote } from '../api';
import { whyNotSteer, type Situation } from '../reasons';
import { useWhyNot } from '../use-situation';
import { oversightWords } from '../words';
import css from '../oversight.module.css';

const LONGEST = 1000;

/** A few words to the agent's desk. What was typed stays if the service does not take it. */
export function NoteForm({ agent, at }: { agent: AgentView; at: Situation }) {
  const t = useWords(oversightWords);
  const whyNot = useWhyNot();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const pending = usePending().includes(`note/${agent.id}`);
  const offline = agent.presence === 'offline' ? 'signed_off' : '';
  const reason = whyNotSteer(at) || offline;
  const send = async () => {
    if (!(await sendNote(agent.id, text.trim()))) return;
    setText('');
    setSent(true);
  };
  const cannot = reason || (text.trim() ? '' : 'empty');
  return (
    <section className={css.section}>
      <h3>{t('noteTitle')}</h3>
      <Input.TextArea
        aria-label={t('note', { name: agent.name })}
        rows={3}
        maxLength={LONGEST}
        disabled={reason !== ''}
        title={reason ? whyNot(reason) : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setSent(false);
        }}
      />
      <div className={css.acts}>
        <Button
          size="small"
          type="primary"
          disabled={cannot !== ''}
          loading={pending}
          title={cannot ? whyNot(cannot) : t('send')}
          onClick={() => void send()}
        >
          {t('send')}
        </Button>
        <span role="status" className={css.muted}>
          {sent && t('sent')}
        </span>
      </div>
    </section>
  );
}
