import { useState } from 'react';
import { Button, Modal } from 'antd';
import { Link } from 'react-router';
import type { components } from '@/shared/api/schema';
import { TimeLeft } from '@/shared/cases/time-left';
import { useNames } from '@/shared/house/names';
import { day } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { EraseDialog } from '@/shared/privacy/erase-dialog';
import { HandOut } from '@/shared/privacy/hand-out';
import { Proofs } from '@/shared/privacy/proofs';
import { privacyWords } from '@/shared/privacy/words';
import { useRefresh, type Wish } from '../api';
import { privacyPageWords } from '../words';
import { Extend, NoteAnswer } from './forms';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

type Person = components['schemas']['Person'];

interface Props {
  wish: Wish;
  /** Who asks, once that is known. */
  person: Person | undefined;
}

/** One request: who, for what, until when, and what can be done now. */
export function RequestRow({ wish, person }: Props) {
  const t = useWords(privacyPageWords);
  const code = useCodeWords(privacyPageWords);
  const language = useLanguage();
  const name = person?.erased_at ? t('gone') : (person?.name ?? wish.person);
  return (
    <tr>
      <th scope="row">
        <Link className={table.link} to={`/accounts/people/${wish.person}`}>
          {name}
        </Link>
      </th>
      <td className={page.wide} title={wish.text}>
        {code('kind', wish.kind, wish.kind)}
        {wish.text && <span className={page.muted}> · {wish.text}</span>}
      </td>
      <td>{day(wish.received_at, language)}</td>
      <td>
        {/* The last day ends at the next midnight. */}
        {day(wish.due_at - 1, language)}
        {!wish.answered_at && (
          <>
            {' · '}
            <TimeLeft due={wish.due_at} />
          </>
        )}
      </td>
      <td title={wish.extended ? t('extended', { why: wish.extended }) : undefined}>
        <Standing wish={wish} />
      </td>
      <td>
        <Acts wish={wish} person={person} />
      </td>
    </tr>
  );
}

function Standing({ wish }: { wish: Wish }) {
  const t = useWords(privacyPageWords);
  const code = useCodeWords(privacyPageWords);
  const names = useNames();
  const language = useLanguage();
  if (!wish.answer)
    return <>{wish.extended ? t('extended', { why: wish.extended }) : t('waits')}</>;
  const late = wish.answered_at >= wish.due_at;
  return (
    <span title={wish.answer_text || undefined}>
      {t('answeredOn', {
        answer: code('answer', wish.answer, wish.answer),
        when: day(wish.answered_at, language),
        who: names.user(wish.answered_by),
      })}
      {late && <span className={page.late}> · {t('late')}</span>}
    </span>
  );
}

type Open = '' | 'erase' | 'extend' | 'answer' | 'proof';

function Acts({ wish, person }: Props) {
  const t = useWords(privacyPageWords);
  const p = useWords(privacyWords);
  const refresh = useRefresh();
  const [open, setOpen] = useState<Open>('');
  const close = () => setOpen('');
  const act = (what: Open, label: string, danger = false) => (
    <Button size="small" danger={danger} onClick={() => setOpen(what)}>
      {label}
    </Button>
  );
  const here = person !== undefined && !person.erased_at;
  return (
    <span className={page.tools}>
      {!wish.answered_at && (
        <>
          {wish.kind === 'access' && here && <HandOut person={wish.person} size="small" />}
          {wish.kind === 'erasure' && here && act('erase', t('erase'), true)}
          {act('answer', t('answer'))}
          {!wish.extended && act('extend', t('extend'))}
        </>
      )}
      {person && person.erased_at > 0 && act('proof', t('proof'))}
      {open === 'erase' && person && (
        <EraseDialog person={person} asked={wish.text} refresh={refresh} close={close} />
      )}
      {open === 'extend' && <Extend wish={wish} close={close} />}
      {open === 'answer' && <NoteAnswer wish={wish} close={close} />}
      {open === 'proof' && (
        <Modal open title={p('proof')} footer={null} onCancel={close}>
          <Proofs person={wish.person} />
        </Modal>
      )}
    </span>
  );
}
