import { memo } from 'react';
import { Link } from 'react-router';
import type { ContactLine } from '@/shared/api/types';
import { Customer } from '@/shared/contact/customer';
import { contactWords } from '@/shared/contact/words';
import { useNames } from '@/shared/house/names';
import { clock, moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Dot } from '@/shared/ui/marks';
import table from '@/shared/table/table.module.css';
import css from './contacts.module.css';

/** One contact of the list; its customer leads to its page. */
export const ContactRow = memo(function ContactRow({ line }: { line: ContactLine }) {
  const language = useLanguage();
  const names = useNames();
  return (
    <tr>
      <td className={table.muted}>
        <time dateTime={new Date(line.at * 1000).toISOString()}>
          {moment(line.at, serverNow(), language)}
        </time>
      </td>
      <td className={`${table.fill} ${css.customer}`}>
        <Link className={css.open} to={`/contacts/${line.id}`}>
          <Customer who={line} />
        </Link>
      </td>
      <td>{line.name ? line.caller : ''}</td>
      <td>{line.queue && names.queue(line.queue)}</td>
      <td>{line.agent && names.agent(line.agent)}</td>
      <td>
        <Stage line={line} />
      </td>
      <td>{line.disposition && names.disposition(line.disposition)}</td>
      <td className={table.number}>{line.waited === null ? '' : clock(line.waited)}</td>
      <td className={table.number}>{line.talked === null ? '' : clock(line.talked)}</td>
    </tr>
  );
});

/** Where a live contact stands, or how one ended. */
function Stage({ line }: { line: ContactLine }) {
  const code = useCodeWords(contactWords);
  if (line.phase !== 'closed') {
    return (
      <span className={css.stage}>
        <Dot color={line.phase === 'waiting' ? 'offered' : 'contact'} />
        {code('phase', line.phase, line.phase)}
      </span>
    );
  }
  const outcome = line.outcome ?? '';
  return <span className={css.stage}>{code('outcome', outcome, outcome)}</span>;
}
