import { Alert, Button, Popconfirm } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useObjectionGuide, type ObjectionType } from '@/shared/selling/api';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { logObjection, type TalkView } from '../api/talk';
import { ObjectionItem } from './objection-item';
import type { Move } from './talk-tab';
import { talkWords } from './talk-words';
import css from './talk.module.css';

const STOP = 'stop';

/** Kinds of objections to click, and those that were logged in this talk. */
export function ObjectionPart({ view, move }: { view: TalkView; move: Move }) {
  const t = useWords(talkWords);
  const guide = useObjectionGuide();
  const { talk, offers_end } = view;
  const types = guide.data?.types ?? [];
  const chips = types.filter(
    ({ id, parent, counts, retired }) => !parent && !retired && (counts || id === STOP),
  );
  const logged = talk.objections;
  return (
    <Panel title={t('logged')}>
      <State of={guide} />
      {offers_end && <Alert role="status" type="warning" showIcon title={t('offerEnd')} />}
      <div role="group" aria-label={t('chips')} className={css.chips}>
        {chips.map((type) => (
          <Chip key={type.id} type={type} log={() => move(() => logObjection(talk.id, type.id))} />
        ))}
      </div>
      {logged.length === 0 && <p className={css.muted}>{t('none')}</p>}
      <ol className={css.logged}>
        {logged.toReversed().map((objection, index) => (
          <ObjectionItem
            key={objection.seq}
            talk={talk.id}
            objection={objection}
            types={types}
            cards={guide.data?.cards ?? []}
            open={index === 0}
            move={move}
          />
        ))}
      </ol>
    </Panel>
  );
}

function Chip({ type, log }: { type: ObjectionType; log: () => void }) {
  const t = useWords(talkWords);
  const language = useLanguage();
  const name = nameIn(type.name, language) || type.id;
  const hint = [nameIn(type.words, language), nameIn(type.behind, language)]
    .filter(Boolean)
    .join(' — ');
  if (type.id !== STOP)
    return (
      <Button size="small" shape="round" title={hint} onClick={log}>
        {name}
      </Button>
    );
  return (
    <Popconfirm
      title={t('stopAsk')}
      okText={t('stopYes')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true }}
      onConfirm={log}
    >
      <Button size="small" shape="round" danger title={hint}>
        {name}
      </Button>
    </Popconfirm>
  );
}
