import { useRef, type ReactNode } from 'react';
import { Button, Input } from 'antd';
import type { ContactView, WrapUpView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { useShortcuts } from '@/shared/keys/use-shortcuts';
import { runCommand, usePending } from '@/shared/live/commands';
import { Key } from '@/shared/ui/marks';
import { Panel } from '@/shared/ui/panel';
import { usePrefs } from '@/shared/prefs/prefs';
import { finishWrapUp } from './api/commands';
import { FollowUp } from './follow-up';
import { Rescue } from './rescue';
import { ResolutionChoice, ResultChoice } from './result-choice';
import { SolvedBy } from './solved-by';
import type { Draft } from './use-draft';
import { useEntry } from './use-entry';
import { WrapUpBar } from './wrap-up-bar';
import { deskWords } from './words';
import css from './register.module.css';

interface Props {
  contact: ContactView;
  wrapUp: WrapUpView | null;
}

/** Registers what the contact was about (FL-24 step 7). Mount anew for another contact. */
export function RegisterPanel({ contact, wrapUp }: Props) {
  const t = useWords(deskWords);
  const note = useRef<HTMLDivElement>(null);
  const { draft, change, save, forget } = useEntry(contact);
  const finish = async () => {
    if (draft.disposition && !(await save())) return;
    if (await runCommand('finish', () => finishWrapUp(contact.id))) forget();
  };
  const act = wrapUp ? finish : save;
  const reason = whyNot(draft, wrapUp);
  useShortcuts({
    n: () => note.current?.querySelector('textarea')?.focus(),
    f: wrapUp && !reason ? () => void finish() : undefined,
  });
  return (
    <Panel title={t('register')} extra={<SavedMark draft={draft} />} className={css.panel}>
      {wrapUp && <WrapUpBar contact={contact.id} wrapUp={wrapUp} />}
      {wrapUp && <Rescue until={wrapUp.until} draft={draft} save={() => void save()} />}
      <div className={css.form}>
        <ResultChoice
          queue={contact.queue}
          required={wrapUp?.disposition_required ?? false}
          value={draft.disposition}
          onChange={(disposition) => change({ disposition })}
        />
        <div className={css.rest}>
          <ResolutionChoice
            value={draft.resolution}
            onChange={(resolution) => change({ resolution })}
          />
          {draft.article && (
            <SolvedBy solution={draft.article} takeBack={() => change({ article: null })} />
          )}
          <Field label={t('note')}>
            <div ref={note}>
              <Input.TextArea
                aria-label={t('note')}
                placeholder={t('notePlaceholder')}
                autoSize={{ minRows: 3, maxRows: 8 }}
                maxLength={10_000}
                value={draft.note}
                onChange={(event) => change({ note: event.target.value })}
              />
            </div>
          </Field>
          <Field label={t('followUp')}>
            <FollowUp value={draft.followUpAt} onChange={(followUpAt) => change({ followUpAt })} />
          </Field>
        </div>
      </div>
      <SaveButton draft={draft} wrapUp={wrapUp} reason={reason} onClick={() => void act()} />
    </Panel>
  );
}

function whyNot(draft: Draft, wrapUp: WrapUpView | null): 'chooseResult' | 'saved' | '' {
  if (draft.disposition) return !wrapUp && draft.saved ? 'saved' : '';
  const owed = !wrapUp || (wrapUp.disposition_required && !wrapUp.disposed);
  return owed || begun(draft) ? 'chooseResult' : '';
}

/** Whether something besides the result was entered. */
const begun = ({ note, resolution, followUpAt, article }: Draft) =>
  note !== '' || resolution !== '' || followUpAt !== null || article !== null;

function SaveButton(props: {
  draft: Draft;
  wrapUp: WrapUpView | null;
  reason: 'chooseResult' | 'saved' | '';
  onClick: () => void;
}) {
  const { draft, wrapUp, reason, onClick } = props;
  const t = useWords(deskWords);
  const { shortcuts } = usePrefs();
  const pending = usePending();
  const word = !wrapUp ? 'save' : draft.saved || !draft.disposition ? 'finish' : 'saveAndFinish';
  return (
    <Button
      block
      type="primary"
      disabled={reason !== ''}
      title={reason ? t(reason) : undefined}
      loading={pending.includes('dispose') || pending.includes('finish')}
      aria-keyshortcuts={shortcuts && wrapUp ? 'F' : undefined}
      onClick={onClick}
    >
      {t(word)} {shortcuts && wrapUp && !reason && <Key>F</Key>}
    </Button>
  );
}

function SavedMark({ draft }: { draft: Draft }) {
  const t = useWords(deskWords);
  return (
    <span role="status" className={css.savedMark}>
      {(draft.disposition || begun(draft)) && t(draft.saved ? 'saved' : 'unsaved')}
    </span>
  );
}

export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <span className={css.label}>{label}</span>
      {children}
    </div>
  );
}
