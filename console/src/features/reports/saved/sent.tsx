import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useErrorText } from '@/shared/i18n/error-words';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { State } from '@/shared/ui/state';
import { useSent, type SentReport } from './api';
import { savedWords } from './words';
import css from './saved.module.css';

/** What was sent of a report, to whom, and how that ended. */
export function Sent({ id }: { id: string }) {
  const t = useWords(savedWords);
  const language = useLanguage();
  const found = useSent(id, true);
  const heads = ['due', 'days', 'to', 'state'] as const;
  return (
    <>
      <State of={found} />
      {found.data?.length === 0 && <p className={css.muted}>{t('neverSent')}</p>}
      {found.data && found.data.length > 0 && (
        <ListTable label={t('sent')} columns={heads.map((head) => t(`sent.${head}`))}>
          {found.data.map((each) => (
            <tr key={each.id}>
              <td>{moment(each.due, serverNow(), language)}</td>
              <td>{each.since === each.until ? each.since : `${each.since} – ${each.until}`}</td>
              <td>
                <Parcels sent={each} />
              </td>
              <td className={each.state === 'sent' || each.state === 'waiting' ? '' : css.warn}>
                {t(`state.${each.state}`)}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  );
}

/** Each recipient, with why a mail was not sent. */
function Parcels({ sent }: { sent: SentReport }) {
  const t = useWords(savedWords);
  const code = useCodeWords(savedWords);
  const errorText = useErrorText();
  const names = useNames();
  const why = (error: string) => (error ? ` (${code('why', error, errorText(error))})` : '');
  if (sent.parcels.length === 0) return <>{why(sent.error)}</>;
  return (
    <ul className={css.parcels}>
      {sent.parcels.map(({ user, address, state, error }) => (
        <li key={`${user}/${address}`}>
          {user ? names.user(user) : address}
          {state !== 'sent' && `: ${t(`parcel.${state}`)}`}
          {why(error)}
        </li>
      ))}
    </ul>
  );
}
