import { MessageSquareText, Phone } from 'lucide-react';
import type { WorkView } from '@/shared/api/types';
import { useWords } from '@/shared/i18n/words';
import { useShortcuts } from '@/shared/keys/use-shortcuts';
import { usePrefs } from '@/shared/prefs/prefs';
import { Key } from '@/shared/ui/marks';
import { Panel } from '@/shared/ui/panel';
import { Countdown, Elapsed } from '@/shared/ui/timers';
import { uiWords } from '@/shared/ui/words';
import { workWords } from './work-words';
import css from './work.module.css';

interface Props {
  work: readonly WorkView[];
  front: string;
  choose: (id: string) => void;
}

/** Where somebody comes who goes so many contacts on, round and round. */
function neighbour(work: readonly WorkView[], front: string, step: number): string {
  const at = work.findIndex(({ id }) => id === front);
  return work[(at + step + work.length) % work.length]?.id ?? front;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** All contacts at hand, the call first, each with where it stands. One is in front. */
export function WorkTabs({ work, front, choose }: Props) {
  const t = useWords(workWords);
  const { shortcuts } = usePrefs();
  useShortcuts({ w: () => choose(neighbour(work, front, 1)) });
  const moved = (event: React.KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = neighbour(work, front, step);
    choose(next);
    document.getElementById(`work-${next}`)?.focus();
  };
  return (
    <Panel title={t('work')} extra={shortcuts && <Key>W</Key>}>
      <div
        className={css.tabs}
        role="tablist"
        tabIndex={-1}
        aria-label={t('work')}
        aria-orientation="vertical"
        onKeyDown={moved}
      >
        {work.map((each) => (
          <button
            key={each.id}
            id={`work-${each.id}`}
            type="button"
            role="tab"
            aria-selected={each.id === front}
            tabIndex={each.id === front ? 0 : -1}
            onClick={() => choose(each.id)}
          >
            <Tab work={each} />
          </button>
        ))}
      </div>
    </Panel>
  );
}

function Tab({ work: { contact, wrap_up } }: { work: WorkView }) {
  const t = useWords(workWords);
  const ui = useWords(uiWords);
  const written = contact?.channel === 'message';
  const Icon = written ? MessageSquareText : Phone;
  const waits = !wrap_up && contact?.messages.at(-1)?.from === 'customer';
  return (
    <>
      <Icon size={14} role="img" aria-label={t(written ? 'message' : 'call')} />
      <span className={css.name}>
        {contact?.name || contact?.caller || ui('unknownCustomer')}
        <small>{t(wrap_up ? 'wrapUp' : waits ? 'waitsForReply' : 'atHand')}</small>
      </span>
      <span aria-hidden>
        {wrap_up ? (
          <Countdown until={wrap_up.until} />
        ) : (
          contact && <Elapsed since={contact.since} />
        )}
      </span>
      {waits && <span className={css.waits} aria-hidden />}
    </>
  );
}
