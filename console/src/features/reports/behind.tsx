import { useState } from 'react';
import { Button, Drawer } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { clock, moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { LIMITS, ofFacts, useContacts, useDrill, type Drill } from './api';
import { readOpened, type Asked, type Opened } from './asked';
import { LINKS } from './links';
import { useColumnName, useKeyName } from './names';
import { reportWords } from './words';
import css from './reports.module.css';
import table from '@/shared/table/table.module.css';

interface Props {
  asked: Asked;
  opened: Opened;
}

/** The list behind the number that was clicked, as the address says. */
export function Behind({ asked }: { asked: Asked }) {
  const [params, change] = useQueryState();
  const name = useColumnName(asked.kind);
  const keyName = useKeyName();
  const opened = readOpened(params.get('open'));
  if (!opened) return null;
  const keys = Object.entries(opened.key).map(([field, value]) => keyName(field, value));
  const title = [name(opened.number), ...keys].join(' · ');
  const List = ofFacts(asked.kind) ? Contacts : Lines;
  return (
    <Drawer open size="large" title={title} onClose={() => change({ open: '' }, false)}>
      <List asked={asked} opened={opened} />
    </Drawer>
  );
}

/** Contacts out of the facts: who had them, how long they waited, how it ended. */
function Contacts({ asked, opened }: Props) {
  const t = useWords(reportWords);
  const code = useCodeWords(reportWords);
  const language = useLanguage();
  const names = useNames();
  const [limit, setLimit] = useState<number>(LIMITS[0]);
  const found = useContacts(asked, opened, limit);
  const contacts = found.data ?? [];
  const heads = ['contact', 'queue', 'agent', 'wait', 'end'] as const;
  return (
    <>
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('noBehind')} />}
      {contacts.length > 0 && (
        <ListTable label={t('behind')} columns={heads.map((head) => t(`behind.${head}`))}>
          {contacts.map(({ contact, at, queue, agent, wait, end }, place) => (
            <tr key={`${contact}/${place}`}>
              <td>
                <Link className={table.link} to={`/contacts/${contact}`}>
                  {moment(at, serverNow(), language)}
                </Link>
              </td>
              <td>{queue && names.queue(queue)}</td>
              <td>{agent && names.agent(agent)}</td>
              <td>{wait === null ? '–' : clock(wait)}</td>
              <td>{code('end', end, end)}</td>
            </tr>
          ))}
        </ListTable>
      )}
      <Rest shown={contacts.length} all={null} limit={limit} more={setLimit} />
    </>
  );
}

/** Whatever a number of another kind counts: cases, answers, evaluations, accounts. */
function Lines({ asked, opened }: Props) {
  const t = useWords(reportWords);
  const [limit, setLimit] = useState<number>(LIMITS[0]);
  const found = useDrill(asked, opened, limit);
  const lines = found.data?.lines ?? [];
  const heads = ['when', 'title', 'what', 'opens'] as const;
  return (
    <>
      <State of={found} />
      {found.data?.lines.length === 0 && <Nothing title={t('noBehind')} />}
      {lines.length > 0 && (
        <ListTable label={t('behind')} columns={heads.map((head) => t(`behind.${head}`))}>
          {lines.map((line, place) => (
            <Line key={`${line.id}/${place}`} line={line} />
          ))}
        </ListTable>
      )}
      <Rest shown={lines.length} all={found.data?.count ?? null} limit={limit} more={setLimit} />
    </>
  );
}

type DrillLine = Drill['lines'][number];

/** One of what is counted: its name leads to the nearest page, beside it the others. */
function Line({ line: { kind, id, at, title, links } }: { line: DrillLine }) {
  const code = useCodeWords(reportWords);
  const language = useLanguage();
  const names = useNames();
  const name = (kind === 'evaluation' ? names.agent(title) : title) || code('line', kind, id);
  const [nearest, ...others] = links.flatMap((link) => {
    const to = LINKS[link.kind]?.(link.id);
    return to ? [{ to, kind: link.kind }] : [];
  });
  return (
    <tr>
      <td>{moment(at, serverNow(), language)}</td>
      <td className={css.title}>
        {nearest ? (
          <Link className={table.link} to={nearest.to}>
            {name}
          </Link>
        ) : (
          name
        )}
      </td>
      <td>{code('line', kind, kind)}</td>
      <td>
        {others.map((other) => (
          <Link key={other.to} className={table.link} to={other.to}>
            {code('line', other.kind, other.kind)}
          </Link>
        ))}
      </td>
    </tr>
  );
}

interface RestProps {
  shown: number;
  all: number | null;
  limit: number;
  more: (limit: number) => void;
}

/** How many are shown, and the way to more. */
function Rest({ shown, all, limit, more }: RestProps) {
  const t = useWords(reportWords);
  const [first, most] = LIMITS;
  if (shown === 0) return null;
  const whole = all === null ? shown < limit : shown >= all;
  return (
    <p className={css.more} role="status">
      {whole ? t('allShown', { n: shown }) : t('firstShown', { n: shown })}{' '}
      {!whole && limit === first && (
        <Button size="small" onClick={() => more(most)}>
          {t('showMore')}
        </Button>
      )}
    </p>
  );
}
