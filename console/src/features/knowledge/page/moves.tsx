import { useState } from 'react';
import { Button, Input, Popconfirm } from 'antd';
import { PenLine, Trash2 } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { errorCode } from '@/shared/api/errors';
import { useWords } from '@/shared/i18n/words';
import { useMe } from '@/shared/session/permissions';
import { showNotice } from '@/shared/ui/notice';
import { MOVES, useDrop, useMove, type ArticlePage, type Move } from '../api';
import { knowledgeWords } from '../words';
import css from '../knowledge.module.css';

/** These are explained to whoever has to live with them. */
const WITH_REASON = ['send-back', 'withdraw'] as const;
type Explained = (typeof WITH_REASON)[number];

const fail = (error: unknown) => showNotice(errorCode(error));
const explained = (move: Move): move is Explained => WITH_REASON.includes(move as Explained);

/** What the reader may do with the article now; the service says what that is. */
export function Moves({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const me = useMe();
  const move = useMove(article);
  const [asking, setAsking] = useState<Explained | null>(null);
  const possible = MOVES.filter((each) => article.moves.includes(each));
  const go = (word: Move, reason = '') =>
    move.mutate({ move: word, reason }, { onError: fail, onSuccess: () => setAsking(null) });
  const own = article.moves.includes('send-back') && article.authors.includes(me.user);
  if (article.moves.length === 0) return null;
  return (
    <div className={css.moves}>
      <div className={css.buttons}>
        {possible.map((each) => (
          <Button
            key={each}
            type={each === 'approve' || each === 'submit' ? 'primary' : 'default'}
            loading={move.isPending && move.variables.move === each}
            onClick={() => (explained(each) ? setAsking(each) : go(each))}
          >
            {t(`move.${each}`)}
          </Button>
        ))}
        {article.moves.includes('write') && (
          <Link to={`/knowledge/${encodeURIComponent(article.id)}/edit`} className={css.plain}>
            <Button icon={<PenLine size={14} aria-hidden />} tabIndex={-1}>
              {t('edit')}
            </Button>
          </Link>
        )}
        {article.moves.includes('drop') && <Drop article={article} />}
      </div>
      {own && <p className={css.muted}>{t('ownWords')}</p>}
      {asking && (
        <Reason
          key={asking}
          move={asking}
          pending={move.isPending}
          send={(reason) => go(asking, reason)}
          close={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function Reason(props: {
  move: Explained;
  pending: boolean;
  send: (reason: string) => void;
  close: () => void;
}) {
  const t = useWords(knowledgeWords);
  const [reason, setReason] = useState('');
  return (
    <div className={css.reason}>
      <Input.TextArea
        aria-label={t('reason')}
        placeholder={t(`reasonFor.${props.move}`)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className={css.buttons}>
        <Button
          type="primary"
          danger={props.move === 'withdraw'}
          disabled={!reason.trim()}
          loading={props.pending}
          onClick={() => props.send(reason)}
        >
          {t(`move.${props.move}`)}
        </Button>
        <Button onClick={props.close}>{t('cancel')}</Button>
      </div>
    </div>
  );
}

function Drop({ article }: { article: ArticlePage }) {
  const t = useWords(knowledgeWords);
  const navigate = useNavigate();
  const drop = useDrop(article);
  return (
    <Popconfirm
      title={t('dropSure')}
      okText={t('drop')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true }}
      onConfirm={() =>
        drop.mutate(undefined, { onError: fail, onSuccess: () => void navigate('/knowledge') })
      }
    >
      <Button danger type="text" icon={<Trash2 size={14} aria-hidden />} loading={drop.isPending}>
        {t('drop')}
      </Button>
    </Popconfirm>
  );
}
