import { Button } from 'antd';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { caseCodes } from '@/shared/cases/codes';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Hidden } from '@/shared/ui/marks';
import { addressOf } from './address';
import { useRead, type Notice } from './api';
import { noticeWords } from './words';
import css from './notices.module.css';

interface Props {
  notice: Notice;
  /** It led to another page. */
  left: () => void;
}

/** One notice; it leads to what it is about and is read by that. */
export function NoticeRow({ notice, left }: Props) {
  const t = useWords(noticeWords);
  const names = useNames();
  const code = useCodeWords(noticeWords);
  const caseCode = useCodeWords(caseCodes);
  const language = useLanguage();
  const read = useRead();
  const { id, kind, what, title, text, by, at, read_at } = notice;
  const done = read_at > 0;
  const page = addressOf(notice);
  const told = code('what', `${kind}.${what}`, code('kind', kind, what));
  const name = [told, title].filter(Boolean).join(': ');
  // Of a deadline or an escalation the service tells the code alone.
  const said = kind === 'case' ? caseCode('deadline', text, caseCode('step', text, text)) : text;
  const mark = () => {
    if (!done) read.mutate(id);
  };
  return (
    <li>
      <span className={css.mark} data-read={done} aria-hidden />
      <div className={css.text} data-read={done}>
        {!done && <Hidden>{t('unread')} </Hidden>}
        {page ? (
          <Link
            to={page}
            onClick={() => {
              mark();
              left();
            }}
          >
            {name}
          </Link>
        ) : (
          <strong>{name}</strong>
        )}
        {text && <p>{said}</p>}
        <p className={css.muted}>
          {[moment(at, serverNow(), language), by && t('by', { name: names.user(by) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!done && (
        <Button
          size="small"
          type="text"
          aria-label={`${t('read')}: ${name}`}
          title={t('read')}
          icon={<Check size={14} aria-hidden />}
          onClick={mark}
        />
      )}
    </li>
  );
}
