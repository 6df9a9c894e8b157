import { useState } from 'react';
import { Button, Input, Popconfirm } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { errorCode } from '@/shared/api/errors';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { showNotice } from '@/shared/ui/notice';
import { Panel } from '@/shared/ui/panel';
import { State } from '@/shared/ui/state';
import { uiWords } from '@/shared/ui/words';
import { makeCalendarLink, revokeCalendarLink, useCalendarLink } from './api';
import { followWords } from './words';
import css from './follow-up.module.css';

/** One's calendar link: made, copied while it is shown, revoked. The service keeps no copy that it could show again. */
export function CalendarLink() {
  const t = useWords(followWords);
  const language = useLanguage();
  const queries = useQueryClient();
  const found = useCalendarLink();
  const [link, setLink] = useState('');
  const doing = (what: Promise<string>) =>
    what
      .then(setLink)
      .catch((error: unknown) => showNotice(errorCode(error)))
      .then(() => queries.invalidateQueries({ queryKey: ['calendar-link'] }));
  const make = () => void doing(makeCalendarLink().then((made) => made.link));
  const revoke = () => void doing(revokeCalendarLink().then(() => ''));
  const at = found.data?.at ?? null;
  return (
    <Panel title={t('calendar')}>
      <p className={css.muted}>{t('calendarHint')}</p>
      <State of={found} />
      {found.isSuccess && (
        <div className={css.line}>
          <span>
            {at === null
              ? t('calendarNone')
              : t('calendarAt', { when: moment(at, serverNow(), language) })}
          </span>
          {at === null ? (
            <Button size="small" onClick={make}>
              {t('makeLink')}
            </Button>
          ) : (
            <>
              <Ask title={t('newLinkAsk')} text={t('newLink')} go={make} />
              <Ask title={t('revokeAsk')} text={t('revoke')} go={revoke} danger />
            </>
          )}
        </div>
      )}
      {link && <Shown link={link} />}
    </Panel>
  );
}

interface AskProps {
  title: string;
  text: string;
  go: () => void;
  danger?: boolean;
}

function Ask({ title, text, go, danger = false }: AskProps) {
  const ui = useWords(uiWords);
  return (
    <Popconfirm
      title={title}
      okText={text}
      cancelText={ui('cancel')}
      okButtonProps={{ danger }}
      onConfirm={go}
    >
      <Button size="small" danger={danger}>
        {text}
      </Button>
    </Popconfirm>
  );
}

function Shown({ link }: { link: string }) {
  const t = useWords(followWords);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={css.line}>
      <Input
        readOnly
        aria-label={t('link')}
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <Button onClick={() => void copy()}>{t(copied ? 'copied' : 'copy')}</Button>
    </div>
  );
}
