import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { clock, moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { LIMIT, useBehind, type Asked, type Figure } from './api';
import { reportWords } from './words';
import css from './reports.module.css';
import table from '@/shared/table/table.module.css';

/** The contacts behind the number that was clicked, as the address says. */
export function Behind({ asked }: { asked: Asked }) {
  const [params, change] = useQueryState();
  const number = params.get('number') ?? '';
  if (!number) return null;
  const pairs = (params.get('key') ?? '').split(',').map((pair) => pair.split(':'));
  const key = Object.fromEntries(pairs.filter(([, value]) => value)) as Record<string, string>;
  return (
    <Contacts
      asked={asked}
      figure={{ number, key }}
      close={() => change({ number: '', key: '' }, false)}
    />
  );
}

interface Props {
  asked: Asked;
  figure: Figure;
  close: () => void;
}

function Contacts({ asked, figure, close }: Props) {
  const t = useWords(reportWords);
  const code = useCodeWords(reportWords);
  const language = useLanguage();
  const names = useNames();
  const found = useBehind(asked, figure);
  const contacts = found.data ?? [];
  const title = t('behind', { number: code('count', figure.number, figure.number) });
  return (
    <Drawer open size="large" title={title} onClose={close}>
      <State of={found} />
      {found.data?.length === 0 && <Nothing title={t('noBehind')} />}
      {contacts.length === LIMIT && <p className={css.said}>{t('more', { n: LIMIT })}</p>}
      {contacts.length > 0 && (
        <table className={table.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('behind.contact')}</th>
              <th scope="col">{t('key.queue')}</th>
              <th scope="col">{t('key.agent')}</th>
              <th scope="col">{t('behind.wait')}</th>
              <th scope="col">{t('behind.end')}</th>
            </tr>
          </thead>
          <tbody>
            {contacts.map(({ contact, at, queue, agent, wait, end }) => (
              <tr key={`${contact}/${at}`}>
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
          </tbody>
        </table>
      )}
    </Drawer>
  );
}
