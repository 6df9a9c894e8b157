import {
  CalendarCheck,
  ClipboardList,
  HandHeart,
  ListTodo,
  MessageSquareText,
  Phone,
  Star,
  StickyNote,
  type LucideIcon,
} from 'lucide-react';
import { Link } from 'react-router';
import type { components } from '../api/schema';
import { contactWords } from '../contact/words';
import { useNames } from '../house/names';
import { clock, moment } from '../i18n/format';
import { useLanguage } from '../i18n/language';
import { useCodeWords, useWords } from '../i18n/words';
import { serverNow } from '../live/live';
import { lineWords } from './words';
import css from './lines.module.css';

type Entry = components['schemas']['TimelineEntry'];

const ICONS: Record<string, LucideIcon> = {
  contact: Phone,
  case: ClipboardList,
  visit: CalendarCheck,
  task: ListTodo,
  survey: Star,
  promise: HandHeart,
  note: StickyNote,
};
const PAGES: Record<string, string> = { contact: '/contacts/', case: '/cases/' };

/** The few values of a line; which there are depends on its kind. */
const detailOf = (entry: Entry): Record<string, unknown> => entry.detail;

interface Props {
  entries: readonly Entry[];
  /** Names of people by id, where they are to be told. */
  people?: Record<string, string>;
}

/** The lines of a customer's timeline, as they come: the newest first. */
export function CustomerLines({ entries, people = {} }: Props) {
  const t = useWords(lineWords);
  if (entries.length === 0) return null;
  return (
    <ol className={css.lines} aria-label={t('timeline')}>
      {entries.map((entry) => (
        <Line key={entry.id} entry={entry} person={people[entry.person] ?? ''} />
      ))}
    </ol>
  );
}

function Line({ entry, person }: { entry: Entry; person: string }) {
  const code = useCodeWords(lineWords);
  const language = useLanguage();
  const { kind, what, title, ref } = entry;
  const message = detailOf(entry).channel === 'message';
  const Icon = message ? MessageSquareText : (ICONS[kind] ?? StickyNote);
  const page = PAGES[kind];
  const outcome = useCodeWords(contactWords);
  const waits = what === 'callback_open';
  const done =
    kind === 'contact' && !waits ? outcome('outcome', what, what) : code('what', what, what);
  const head = [code('kind', kind, kind), what !== 'written' && kind !== 'change' && done];
  const name = head.filter(Boolean).join(' · ');
  return (
    <li>
      <Icon size={14} aria-hidden />
      <time dateTime={new Date(entry.at * 1000).toISOString()}>
        {moment(entry.at, serverNow(), language)}
      </time>
      <div>
        <p>
          {page && ref ? <Link to={page + ref}>{name}</Link> : <strong>{name}</strong>}
          <Details entry={entry} person={person} />
        </p>
        {title && <p className={css.words}>{title}</p>}
      </div>
    </li>
  );
}

/** The few values of a line in words: who, which queue, what came of it. */
function Details({ entry, person }: { entry: Entry; person: string }) {
  const t = useWords(lineWords);
  const names = useNames();
  const { by } = entry;
  const detail = detailOf(entry);
  const text = (key: string) => (typeof detail[key] === 'string' ? detail[key] : '');
  const figure = (key: string) => (typeof detail[key] === 'number' ? detail[key] : null);
  const [waited, seconds, score] = [figure('waited'), figure('seconds'), figure('score')];
  const [recorded, promised] = [figure('recorded'), figure('promised_by')];
  const language = useLanguage();
  const fate = useCodeWords(contactWords);
  const told = [
    person,
    text('number'),
    text('queue') && names.queue(text('queue')),
    text('disposition') && names.disposition(text('disposition')),
    promised !== null && t('promisedBy', { when: moment(promised, serverNow(), language) }),
    waited !== null && t('waited', { time: clock(waited) }),
    seconds !== null && t('length', { time: clock(seconds) }),
    score !== null && t('score', { score }),
    text('delivery') && fate('delivery', text('delivery'), text('delivery')),
    text('error') && t('code', { code: text('error') }),
    recorded !== null && t('recorded', { time: clock(recorded) }),
    by && t('by', { name: names.user(by) }),
  ].filter(Boolean);
  if (told.length === 0) return null;
  return <span className={css.muted}> · {told.join(' · ')}</span>;
}
