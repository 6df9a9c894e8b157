import { Segmented, Select } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { Link, Route, Routes, useParams } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { Pager } from '@/shared/page/pager';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { useApproval, useApprovals, type Search } from './api';
import { ApprovalCard } from './approval-card';
import { BOXES, STATES } from './kinds';
import { approvalWords } from './words';
import page from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';
import css from './approvals.module.css';

/** Approvals: the inbox, and one of them. */
export default function ApprovalsPage() {
  const t = useWords(approvalWords);
  return (
    <SectionPage title={t('title')}>
      <Routes>
        <Route path="" element={<Inbox />} />
        <Route path=":id" element={<One />} />
      </Routes>
    </SectionPage>
  );
}

function searchOf(params: URLSearchParams): Search {
  const one = <K extends string>(name: string, all: readonly K[]) =>
    all.find((each) => each === params.get(name));
  return {
    box: one('box', BOXES) ?? 'mine',
    state: one('state', STATES) ?? '',
    after: params.get('after') ?? '',
  };
}

function Inbox() {
  const t = useWords(approvalWords);
  const [params] = useQueryState();
  const search = searchOf(params);
  const found = useApprovals(search);
  const approvals = found.data?.approvals ?? [];
  return (
    <>
      <Filters search={search} />
      <ul className={css.list} aria-label={t('list')}>
        {approvals.map((approval) => (
          <li key={approval.id}>
            <ApprovalCard approval={approval} />
          </li>
        ))}
      </ul>
      <State of={found} />
      {found.isSuccess && approvals.length === 0 && (
        <Nothing title={t(`none.${search.box}`)} hint={t(`noneHint.${search.box}`)} />
      )}
      {found.isSuccess && <Pager shown={approvals.length} next={found.data.after} />}
    </>
  );
}

function Filters({ search }: { search: Search }) {
  const t = useWords(approvalWords);
  const all = useMay('manage_cases');
  const [, change] = useQueryState();
  return (
    <div className={page.bar} role="search" aria-label={t('box')}>
      <Segmented
        size="small"
        aria-label={t('box')}
        value={search.box}
        options={BOXES.filter((box) => box !== 'all' || all).map((value) => ({
          value,
          label: t(`box.${value}`),
        }))}
        onChange={(box) => change({ box: box === 'mine' ? '' : box, state: '', after: '' })}
      />
      {search.box !== 'mine' && (
        <Select
          size="small"
          className={page.choice ?? ''}
          allowClear
          aria-label={t('state')}
          placeholder={t('state')}
          value={search.state || null}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(state: string | null | undefined) => change({ state: state ?? '', after: '' })}
        />
      )}
    </div>
  );
}

function One() {
  const t = useWords(approvalWords);
  const { id = '' } = useParams();
  const found = useApproval(id);
  return (
    <>
      <Link className={`${table.link} ${css.back}`} to="/approvals">
        <ArrowLeft size={14} aria-hidden /> {t('back')}
      </Link>
      <State of={found} />
      {found.isSuccess && <ApprovalCard approval={found.data} alone />}
    </>
  );
}
