import { useState } from 'react';
import { Button, Input, Segmented, Select } from 'antd';
import { Check } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useObjectionGuide } from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { Panel } from '@/shared/ui/panel';
import { concludeTalk, type TalkView } from '../api/talk';
import { FollowUp } from '../follow-up';
import { resultOf, whyNot, RESULTS, type Entry, type TalkResult } from './result';
import type { Move } from './talk-tab';
import { talkWords } from './talk-words';
import css from './talk.module.css';

/** How the talk ended: a result, the interest, and a reason where there is none. */
export function ResultForm({ view, move }: { view: TalkView; move: Move }) {
  const t = useWords(talkWords);
  const s = useWords(sellingWords);
  const { talk } = view;
  const [entry, setEntry] = useState<Entry>(() => resultOf(view));
  const change = (part: Partial<Entry>) => setEntry((old) => ({ ...old, ...part }));
  const why = whyNot(entry);
  const asksInterest = entry.result === 'follow_up';
  const asksReason = entry.result === 'refused' || (asksInterest && entry.interest === false);
  const register = () => {
    const { result } = entry;
    if (result) move(() => concludeTalk(talk.id, sent(entry, result)));
  };
  return (
    <Panel title={t('result')} extra={<Saved view={view} />}>
      <div className={css.result}>
        <div role="group" aria-label={t('result')} className={css.chips}>
          {RESULTS.map((result) => (
            <Button
              key={result}
              type={result === entry.result ? 'primary' : 'default'}
              aria-pressed={result === entry.result}
              onClick={() => change({ result })}
            >
              {s(`result.${result}`)}
            </Button>
          ))}
        </div>
        {asksInterest && (
          <Segmented
            aria-label={t('interest')}
            value={entry.interest === false ? 'no' : 'yes'}
            options={[
              { value: 'yes', label: s('interested') },
              { value: 'no', label: s('notInterested') },
            ]}
            onChange={(value) => change({ interest: value === 'yes' })}
          />
        )}
        {asksReason && (
          <ReasonChoice value={entry.reason} choose={(reason) => change({ reason })} />
        )}
        {asksInterest && (
          <div>
            <span className={css.muted}>{t('followUpAt')}</span>
            <FollowUp value={entry.followUpAt} onChange={(followUpAt) => change({ followUpAt })} />
          </div>
        )}
        {entry.result && (
          <Input.TextArea
            aria-label={s('note')}
            placeholder={s('note')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={4000}
            value={entry.note}
            onChange={({ target }) => change({ note: target.value })}
          />
        )}
        {why && entry.result && <p className={css.muted}>{t(why)}</p>}
        <Button type="primary" disabled={!entry.result || why !== ''} onClick={register}>
          {t('save')}
        </Button>
      </div>
    </Panel>
  );
}

const sent = (entry: Entry, result: TalkResult) => ({
  result,
  interest: result === 'follow_up' ? entry.interest : null,
  reason: result === 'sale' || result === 'wrong_person' ? '' : entry.reason,
  note: entry.note.trim(),
  follow_up_at: result === 'follow_up' ? (entry.followUpAt ?? 0) : 0,
});

function Saved({ view: { talk } }: { view: TalkView }) {
  const t = useWords(talkWords);
  const s = useWords(sellingWords);
  if (!talk.result) return <span role="status" />;
  return (
    <span role="status" className={css.saved}>
      <Check size={14} aria-hidden /> {t('saved')}: {s(`result.${talk.result}`)}
      {talk.task && ` · ${t('task')}`}
      {talk.result === 'do_not_call' && ` · ${t('blocked')}`}
    </span>
  );
}

/** Why there was no interest: a kind of objection, the second level below its first. */
function ReasonChoice({ value, choose }: { value: string; choose: (reason: string) => void }) {
  const t = useWords(talkWords);
  const s = useWords(sellingWords);
  const language = useLanguage();
  const types = (useObjectionGuide().data?.types ?? []).filter(
    ({ retired, id }) => !retired && id !== 'stop',
  );
  const name = (id: string) => nameIn(types.find((each) => each.id === id)?.name, language) || id;
  return (
    <Select
      aria-label={s('reason')}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('reasonChoose')}
      value={value || undefined}
      options={types.map(({ id, parent }) => ({
        value: id,
        label: parent ? `${name(parent)} · ${name(id)}` : name(id),
      }))}
      onChange={choose}
    />
  );
}
