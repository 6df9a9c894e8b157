import { useState } from 'react';
import { Button, Input } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import {
  dropEvaluation,
  fillIn,
  moveEvaluation,
  reviewEvaluation,
  type Evaluation,
  type Judgement,
} from '../api';
import { open } from '../format';
import { useAct, type Running } from '../use-act';
import { qualityWords } from '../words';
import css from '../quality.module.css';

interface Props {
  of: Evaluation;
  answers: readonly Judgement[];
  comment: string;
  setComment: (text: string) => void;
}

/** What may be done with an evaluation now: by its evaluator, its agent, or who reviews. */
export function Acts(props: Props) {
  const { of, comment } = props;
  const t = useWords(qualityWords);
  const { run, busy, error } = useAct();
  return (
    <>
      {of.moves.includes('fill_in') ? (
        <Writing {...props} run={run} busy={busy} />
      ) : (
        comment && (
          <Panel title={t('overall')}>
            <p className={css.said}>{comment}</p>
          </Panel>
        )
      )}
      {(of.moves.includes('dispute') || of.moves.includes('acknowledge')) && (
        <Reading of={of} run={run} busy={busy} />
      )}
      {of.moves.includes('review') && <Reviewing {...props} run={run} busy={busy} />}
      {error && (
        <p role="alert" className={css.alarm}>
          {error}
        </p>
      )}
    </>
  );
}

function Writing({ of, answers, comment, setComment, run, busy }: Props & Running) {
  const t = useWords(qualityWords);
  const navigate = useNavigate();
  const left = open(
    of.content.sections.flatMap(({ questions }) => questions),
    answers,
  ).length;
  const save = () => fillIn(of.id, { version: of.version, answers: [...answers], comment });
  const finish = async () => {
    const saved = await save();
    await moveEvaluation(of.id, 'finish', saved.version);
  };
  const drop = async () => {
    if (await run(() => dropEvaluation(of.id, of.version))) void navigate('/quality');
  };
  return (
    <Panel title={t('overall')}>
      <Input.TextArea
        aria-label={t('overall')}
        rows={3}
        maxLength={4000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <div className={css.line}>
        <Button loading={busy} onClick={() => void run(save)}>
          {t('save')}
        </Button>
        <Button type="primary" loading={busy} disabled={left > 0} onClick={() => void run(finish)}>
          {t('finish')}
        </Button>
        {left > 0 && <span className={css.muted}>{t('unanswered', { n: left })}</span>}
        <Button danger type="text" className={css.push ?? ''} onClick={() => void drop()}>
          {t('drop')}
        </Button>
      </div>
    </Panel>
  );
}

function Reading({ of, run, busy }: { of: Evaluation } & Running) {
  const t = useWords(qualityWords);
  const [reason, setReason] = useState('');
  const may = (move: string) => of.moves.includes(move);
  const move = (word: 'acknowledge' | 'dispute') =>
    void run(() => moveEvaluation(of.id, word, of.version, reason));
  return (
    <Panel title={t('comment')}>
      {may('dispute') && <p className={css.muted}>{t('disputeHint')}</p>}
      <Input.TextArea
        aria-label={t('reason')}
        rows={2}
        maxLength={4000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className={css.line}>
        {may('acknowledge') && (
          <Button type="primary" loading={busy} onClick={() => move('acknowledge')}>
            {t('acknowledge')}
          </Button>
        )}
        {may('dispute') && (
          <Button loading={busy} disabled={!reason.trim()} onClick={() => move('dispute')}>
            {t('dispute')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Reviewing({ of, answers, run, busy }: Props & Running) {
  const t = useWords(qualityWords);
  const [reason, setReason] = useState('');
  const decide = () =>
    reviewEvaluation(of.id, { version: of.version, answers: [...answers], reason });
  return (
    <Panel title={t('review')}>
      <p className={css.muted}>{t('reviewHint')}</p>
      <Input.TextArea
        aria-label={t('reason')}
        rows={2}
        maxLength={4000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className={css.line}>
        <Button
          type="primary"
          loading={busy}
          disabled={!reason.trim()}
          onClick={() => void run(decide)}
        >
          {t('decide')}
        </Button>
      </div>
    </Panel>
  );
}
