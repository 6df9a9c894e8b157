import { useState } from 'react';
import { Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { day } from '../format';
import { followWords } from './follow-words';
import { Rows } from './rows';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** The cases of an account, the ones that are open first of all. */
export function CasesPart({ account }: { account: string }) {
  const t = useWords(followWords);
  const code = useCodeWords(followWords);
  const names = useNames();
  const language = useLanguage();
  const [open, setOpen] = useState(true);
  const found = useQuery({
    queryKey: ['cases', 'of', account, open],
    queryFn: async () => {
      const query = { account, limit: 100, ...(open && { open: true }) };
      return (await answer(api.GET('/api/v1/cases', { params: { query } }))).cases;
    },
  });
  const which = (
    <Segmented
      size="small"
      aria-label={t('which')}
      value={open}
      options={[
        { value: true, label: t('openOnly') },
        { value: false, label: t('all') },
      ]}
      onChange={setOpen}
    />
  );
  return (
    <Rows
      title={t('cases')}
      none={t('casesNone')}
      extra={which}
      of={found}
      id={({ id }) => id}
      columns={[t('number'), t('title'), t('state'), t('due'), t('owner'), t('opened')]}
      row={(one) => [
        <Link key="number" className={table.link} to={`/cases/${one.id}`}>
          {one.number}
        </Link>,
        one.title,
        code('state', one.state, one.state),
        <span key="due" className={one.breached ? css.late : undefined}>
          {one.due_at !== null && moment(one.due_at, serverNow(), language)}
          {one.breached && ` · ${t('breached')}`}
          {one.paused && ` · ${t('paused')}`}
        </span>,
        names.user(one.owner),
        day(one.opened_at, language),
      ]}
    />
  );
}
