import { useState } from 'react';
import { Button, Input, Segmented } from 'antd';
import { X } from 'lucide-react';
import type { ContactView, TargetKind } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { runCommand, usePending } from '@/shared/live/commands';
import { uiWords } from '@/shared/ui/words';
import { consult, transfer, type TargetChoice } from './api/commands';
import { useTargets, type Target } from './use-targets';
import { deskWords } from './words';
import css from './picker.module.css';

export type Purpose = 'transfer' | 'consult';

const KINDS: Record<Purpose, TargetKind[]> = {
  transfer: ['queue', 'agent', 'number'],
  consult: ['agent', 'number'],
};

/** Where a contact may go: what is written goes to no number. */
const kindsFor = (purpose: Purpose, { channel }: ContactView) =>
  KINDS[purpose].filter((kind) => channel === 'voice' || kind !== 'number');

const NUMBER = /^\+[1-9]\d{6,14}$/;

interface Props {
  purpose: Purpose;
  contact: ContactView;
  onClose: () => void;
}

/** Where to transfer to or whom to consult: opened by the agent, so it may take the focus; Esc closes it. */
export function TargetPicker({ purpose, contact, onClose }: Props) {
  const t = useWords(deskWords);
  const ui = useWords(uiWords);
  const kinds = kindsFor(purpose, contact);
  const [kind, setKind] = useState<TargetKind>(kinds[0] ?? 'agent');
  const title = t(purpose === 'transfer' ? 'transferTo' : 'consultWith');
  const choose = async (target: TargetChoice) => {
    const send = purpose === 'transfer' ? transfer : consult;
    if (await runCommand(purpose, () => send(contact.id, target))) onClose();
  };
  return (
    // Esc reaches the panel from the fields inside it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={css.picker}
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className={css.head}>
        <h3>{title}</h3>
        <Button
          type="text"
          size="small"
          aria-label={ui('close')}
          icon={<X size={14} aria-hidden />}
          onClick={onClose}
        />
      </header>
      <Segmented<TargetKind>
        block
        size="small"
        aria-label={title}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={setKind}
      />
      <Choices key={kind} kind={kind} purpose={purpose} choose={(target) => void choose(target)} />
    </section>
  );
}

interface ChoicesProps {
  kind: TargetKind;
  purpose: Purpose;
  choose: (target: TargetChoice) => void;
}

function Choices({ kind, purpose, choose }: ChoicesProps) {
  const t = useWords(deskWords);
  const [text, setText] = useState('');
  const targets = useTargets(kind, purpose, text);
  const label = t(kind === 'number' ? 'number' : 'search');
  return (
    <>
      <Input
        // The agent asked for this panel a moment ago, by key or by click.
        autoFocus // eslint-disable-line jsx-a11y/no-autofocus
        size="small"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className={css.list}>
        {targets.map((target) => (
          <Row key={target.id} target={target} act={() => choose({ kind, id: target.id })} />
        ))}
      </ul>
      {kind === 'number' ? (
        <FreeNumber text={text} call={(id) => choose({ kind, id })} purpose={purpose} />
      ) : (
        targets.length === 0 && <p className={css.none}>{t('noTargets')}</p>
      )}
    </>
  );
}

function Row({ target, act }: { target: Target; act: () => void }) {
  return (
    <li>
      <button
        type="button"
        className={css.row}
        disabled={target.reason !== ''}
        title={target.reason || undefined}
        onClick={act}
      >
        {target.mark}
        <span className={css.rowName}>{target.name}</span>
        <span className={css.rowExtra}>{target.extra}</span>
      </button>
    </li>
  );
}

function FreeNumber(props: { text: string; call: (number: string) => void; purpose: Purpose }) {
  const t = useWords(deskWords);
  const pending = usePending().includes(props.purpose);
  const number = props.text.replace(/[\s()-]/g, '');
  const good = NUMBER.test(number);
  return (
    <Button
      block
      size="small"
      type="primary"
      disabled={!good}
      loading={pending}
      title={good ? t('call') : t('numberWrong')}
      onClick={() => props.call(number)}
    >
      {t(props.purpose === 'transfer' ? 'transfer' : 'call')}
    </Button>
  );
}
