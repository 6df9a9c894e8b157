import { useMemo } from 'react';
import { errorCode } from '@/shared/api/errors';
import type { ContactView } from '@/shared/api/types';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { serverNow, useLive } from '@/shared/live/live';
import { Panel } from '@/shared/ui/panel';
import { uiWords } from '@/shared/ui/words';
import { useCallbacks, type CallbackView, type Wish } from './api/callbacks';
import { CallbackForm } from './callback-form';
import { CallbackList } from './callback-list';
import { callbackWords } from './callback-words';
import { isWhole } from '@/shared/calling/whole';
import css from './callbacks.module.css';

interface Props {
  contact: ContactView;
  queues: readonly string[];
  wish: Wish;
  change: (wish: Wish) => void;
}

/** The callbacks of this customer, those that are due in the agent's queues, and the way to a new one. */
export function CallbacksTab({ contact, queues, wish, change }: Props) {
  const t = useWords(callbackWords);
  const watched = useMemo(() => markOf([...queues, contact.queue]), [queues, contact.queue]);
  const mark = useLive(watched);
  const known = isWhole(contact.caller);
  const theirs = useCallbacks(contact.caller, mark, known);
  const all = useCallbacks('', mark);
  const own = new Set(theirs.data?.map(({ id }) => id));
  const due = all.data?.filter(
    (one) => queues.includes(one.queue) && isDue(one) && !own.has(one.id),
  );
  return (
    <div className={css.tab}>
      <Panel title={t('ofCustomer')}>
        {known ? (
          <Listed read={theirs} lines={theirs.data} none={t('ofCustomerNone')} watched={watched} />
        ) : (
          <p className={css.muted}>{t('noNumber')}</p>
        )}
      </Panel>
      <Panel title={t('callBack')}>
        <CallbackForm
          contact={contact}
          queues={queues}
          wish={wish}
          change={change}
          watched={watched}
        />
      </Panel>
      <Panel title={t('due')}>
        <Listed read={all} lines={due} none={t('dueNone')} watched={watched} />
      </Panel>
    </div>
  );
}

/** Its time has come: it stands in line, or somebody has it. */
const isDue = ({ phase, due_at: at }: CallbackView) => phase !== 'scheduled' || at <= serverNow();

/** Changes when a callback of these queues was agreed, came due, was tried or called off. */
const markOf = (queues: readonly string[]) => (feed: Feed) =>
  queues
    .map((id) => {
      const { held, due, asked, reached } = feed.queues[id]?.callbacks ?? NONE;
      return [held, due, asked, reached].join(' ');
    })
    .join();
const NONE = { held: 0, due: 0, asked: 0, reached: 0 };

interface ListedProps {
  read: ReturnType<typeof useCallbacks>;
  lines: readonly CallbackView[] | undefined;
  none: string;
  watched: (feed: Feed) => string;
}

/** A list as far as it could be read. */
function Listed({ read, lines, none, watched }: ListedProps) {
  const ui = useWords(uiWords);
  const errorText = useErrorText();
  return (
    <>
      {read.isPending && <p role="status">{ui('loading')}</p>}
      {read.isError && <p role="alert">{errorText(errorCode(read.error))}</p>}
      {read.isSuccess && lines?.length === 0 && <p className={css.muted}>{none}</p>}
      {lines && lines.length > 0 && <CallbackList lines={lines} watched={watched} />}
    </>
  );
}
