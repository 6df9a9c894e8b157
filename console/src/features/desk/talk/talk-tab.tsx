import { Alert, Select } from 'antd';
import type { ContactView } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { chooseScript, useTalk, useTalkMove, type TalkView } from '../api/talk';
import { ScriptTab } from '../script-tab';
import { ObjectionPart } from './objection-part';
import { ResultForm } from './result-form';
import { ScriptStep } from './script-step';
import { talkWords } from './talk-words';
import css from './talk.module.css';

/** A call of ours: its script step by step (or the queue’s plain one), objections, and the result (FL-25). */
export function TalkTab({ contact }: { contact: ContactView }) {
  const found = useTalk(contact.id);
  return (
    <>
      <State of={found} />
      {found.data && <Sheet contact={contact} view={found.data} />}
    </>
  );
}

export type Move = (send: () => Promise<TalkView>) => void;

function Sheet({ contact, view }: { contact: ContactView; view: TalkView }) {
  const t = useWords(talkWords);
  const errorText = useErrorText();
  const { talk, shown } = view;
  const sending = useTalkMove(talk.id);
  const move: Move = (send) => {
    if (!sending.isPending) sending.mutate(send);
  };
  const code = sending.isError ? errorCode(sending.error) : '';
  return (
    <div className={css.sheet}>
      {code && (
        <Alert role="alert" type="error" showIcon title={errorText(code, String(sending.error))} />
      )}
      <ScriptChoice view={view} move={move} />
      {!shown && <ScriptTab key={contact.queue} contact={contact} />}
      {shown && (
        <Panel title={t('chooseScript')}>
          <ScriptStep
            key={`${shown.step} ${shown.depth}`}
            talk={talk.id}
            shown={shown}
            move={move}
          />
        </Panel>
      )}
      <ObjectionPart view={view} move={move} />
      <ResultForm key={talk.version} view={view} move={move} />
    </div>
  );
}

/** Another script may be taken until a step of this one was. */
function ScriptChoice({ view, move }: { view: TalkView; move: Move }) {
  const t = useWords(talkWords);
  const language = useLanguage();
  const { talk, scripts } = view;
  if (scripts.length === 0) return null;
  return (
    <Select
      aria-label={t('chooseScript')}
      value={talk.script}
      options={[
        ...scripts.map(({ id, title }) => ({ value: id, label: nameIn(title, language) || id })),
        { value: '', label: t('noScript') },
      ]}
      onChange={(script: string) => move(() => chooseScript(talk.id, script))}
    />
  );
}
