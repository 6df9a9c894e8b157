import { Segmented } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useQueryState } from '@/shared/table/query-state';
import { usePeopleOf, useRequests } from '../api';
import { privacyPageWords } from '../words';
import { NewRequest } from './forms';
import { RequestRow } from './request-row';
import page from '@/shared/page/page.module.css';

const WHICH = ['open', 'all'] as const;

/** What people ask for about their own data, the next due first. */
export function RequestsPage() {
  const t = useWords(privacyPageWords);
  const [params, change] = useQueryState();
  const which = params.get('which') === 'all' ? 'all' : 'open';
  const found = useRequests(which === 'open');
  const requests = found.data?.requests ?? [];
  const people = usePeopleOf(requests.map(({ person }) => person));
  return (
    <>
      <div className={page.bar} role="search" aria-label={t('which')}>
        <Segmented
          size="small"
          aria-label={t('which')}
          value={which}
          options={WHICH.map((value) => ({ value, label: t(`which.${value}`) }))}
          onChange={(value) => change({ which: value === 'open' ? '' : value })}
        />
        {which === 'all' && <InTime share={found.data?.in_time ?? null} />}
        <Add name={t('new')}>{(close) => <NewRequest close={close} />}</Add>
      </div>
      <ListFrame
        label={t('requests')}
        of={found}
        count={requests.length}
        none={t(which === 'open' ? 'none' : 'noneAll')}
        hint={t('noneHint')}
      >
        <ListTable
          label={t('requests')}
          columns={(['person', 'wants', 'received', 'due', 'state', 'acts'] as const).map((one) =>
            t(one),
          )}
        >
          {requests.map((wish) => (
            <RequestRow key={wish.id} wish={wish} person={people.get(wish.person)} />
          ))}
        </ListTable>
      </ListFrame>
    </>
  );
}

function InTime({ share }: { share: number | null }) {
  const t = useWords(privacyPageWords);
  const language = useLanguage();
  if (share === null) return null;
  const told = new Intl.NumberFormat(language, { style: 'percent' }).format(share);
  return <span className={page.muted}>{t('inTime', { share: told })}</span>;
}
