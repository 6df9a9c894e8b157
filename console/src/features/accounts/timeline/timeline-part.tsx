import { useState } from 'react';
import { Button, Input, Segmented } from 'antd';
import { errorCode } from '@/shared/api/errors';
import { CustomerLines } from '@/shared/customer/lines';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { addNote, useRefresh, useTimeline } from '../api';
import type { Person } from '../kinds';
import { timelineWords } from './words';
import css from './timeline.module.css';

/** Changes of the file stand in a part of their own. */
const EVERYTHING = 'contact,case,visit,task,survey,promise,note,approval,plan';
const KINDS = ['', 'contact', 'case', 'visit', 'survey', 'note'] as const;

interface Props {
  of: 'account' | 'person';
  id: string;
  people?: readonly Person[];
}

/** What happened with a customer, the newest first; each page is one request. */
export function TimelinePart({ of, id, people = [] }: Props) {
  const t = useWords(timelineWords);
  const [kinds, setKinds] = useState<string>('');
  const found = useTimeline(of, id, kinds || EVERYTHING);
  const lines = found.data?.pages.flatMap(({ entries }) => entries) ?? [];
  const names = Object.fromEntries(people.map(({ id: person, name }) => [person, name]));
  return (
    <Panel title={t('timeline')}>
      <Note of={of} id={id} />
      <Segmented
        size="small"
        className={css.kinds ?? ''}
        aria-label={t('kinds')}
        value={kinds}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(kind ? `kind.${kind}` : 'kind.all'),
        }))}
        onChange={setKinds}
      />
      <State of={found} />
      {found.isSuccess && lines.length === 0 && <Nothing title={t('none')} hint={t('noneHint')} />}
      <CustomerLines entries={lines} people={names} />
      {found.hasNextPage && (
        <Button
          size="small"
          className={css.more ?? ''}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Panel>
  );
}

function Note({ of, id }: Omit<Props, 'people'>) {
  const t = useWords(timelineWords);
  const errorText = useErrorText();
  const refresh = useRefresh();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const send = async () => {
    setBusy(true);
    setError('');
    try {
      await addNote(of, id, text.trim());
      setText('');
      await refresh();
    } catch (fault) {
      setError(errorCode(fault));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={css.note}>
      <Input.TextArea
        aria-label={t('note')}
        placeholder={t('noteHint')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button disabled={!text.trim()} loading={busy} onClick={() => void send()}>
        {t('write')}
      </Button>
      {error && <p role="alert">{errorText(error)}</p>}
    </div>
  );
}
