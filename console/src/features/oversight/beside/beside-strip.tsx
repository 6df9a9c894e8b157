import { useCallback } from 'react';
import { Ear } from 'lucide-react';
import { Link } from 'react-router';
import { Customer } from '@/shared/contact/customer';
import { useWords } from '@/shared/i18n/words';
import type { Feed } from '@/shared/live/feed';
import { useLive } from '@/shared/live/live';
import { Elapsed } from '@/shared/ui/timers';
import { Act } from '../act';
import { leave } from '../api';
import { useSituation } from '../use-situation';
import { oversightWords, type OversightWord } from '../words';
import { JoinActs } from './join-acts';
import table from '@/shared/table/table.module.css';
import css from '../oversight.module.css';

/** The talk that the supervisor is in: how, since when, and the ways on. */
export function BesideStrip() {
  const t = useWords(oversightWords);
  const at = useSituation();
  const { beside } = at;
  const id = beside?.agent.contact ?? '';
  const contact = useLive(useCallback((feed: Feed) => feed.contacts[id] ?? null, [id]));
  if (!beside) return null;
  const { agent, part } = beside;
  const lost = at.lost ? 'no_link' : '';
  return (
    <section
      className={`${css.strip} ${css.beside}`}
      aria-label={t('beside', { name: agent.name })}
    >
      <Ear size={18} aria-hidden />
      <span className={css.stripText}>
        <strong role="status">
          {part.there
            ? t(`beside.${part.mode}` as OversightWord, { name: agent.name })
            : t('dialling')}
        </strong>
        {contact && (
          <Link className={table.link} to={`/contacts/${contact.id}`}>
            <Customer who={contact} />
          </Link>
        )}
        <span className={css.muted}>
          <Elapsed since={part.since} />
        </span>
      </span>
      <span className={css.acts}>
        <JoinActs at={at} agent={agent} contact={contact} />
        <Act
          name={`leave/${agent.id}`}
          label={t('leave')}
          reason={lost}
          onClick={() => void leave(agent.id, agent.contact)}
        />
      </span>
    </section>
  );
}
