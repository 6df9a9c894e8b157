import { useCallback, useEffect, useRef, useState } from 'react';
import { Badge, Button, Popover } from 'antd';
import { Bell as BellSign } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { Nothing, State } from '@/shared/ui/state';
import { useNotices, useRead } from './api';
import { NoticeRow } from './notice-row';
import { noticeWords } from './words';
import css from './notices.module.css';

/** The bell of the top bar: how many notices were not read, and behind it what they say. */
export function Bell() {
  const t = useWords(noticeWords);
  const [open, setOpen] = useState(false);
  const unread = useNotices().data?.unread ?? 0;
  const label = t('bell', { n: unread });
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={<Notices close={close} />}
    >
      <Button
        ref={button}
        type="text"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={
          <Badge size="small" count={unread} overflowCount={99}>
            <BellSign size={16} aria-hidden />
          </Badge>
        }
      />
    </Popover>
  );
}

function Notices({ close }: { close: () => void }) {
  const t = useWords(noticeWords);
  const found = useNotices();
  const read = useRead();
  const place = useRef<HTMLElement>(null);
  const notices = found.data?.notices ?? [];
  // The list stands at the end of the page: whoever opened it by keyboard is led there, and Escape leads back.
  useEffect(() => {
    place.current?.focus();
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && close();
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [close]);
  return (
    <section ref={place} tabIndex={-1} className={css.box} aria-label={t('title')}>
      <header className={css.head}>
        <h2>{t('title')}</h2>
        <Button
          size="small"
          type="link"
          disabled={!found.data?.unread}
          loading={read.isPending}
          onClick={() => read.mutate('')}
        >
          {t('readAll')}
        </Button>
      </header>
      <State of={found} />
      {found.isSuccess && notices.length === 0 && (
        <Nothing title={t('none')} hint={t('noneHint')} />
      )}
      <ol className={css.list}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} left={close} />
        ))}
      </ol>
    </section>
  );
}
