import { ArrowLeft } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { State } from '@/shared/ui/state';
import { Tabs } from '@/shared/ui/tabs';
import { useAccount } from '../api';
import type { AccountPage as Page } from '../kinds';
import { TimelinePart } from '../timeline/timeline-part';
import { AccountHead } from './account-head';
import { ApprovalsPart } from './approvals-part';
import { AssessPart } from './assess-part';
import { CasesPart } from './cases-part';
import { ChangesPart } from './changes-part';
import { ContractsPart } from './contracts-part';
import { FactsPart } from './facts-part';
import { FollowPart } from './follow-part';
import { NeedsPart } from './needs-part';
import { PeoplePart } from './people-part';
import { SurveysPart } from './surveys-part';
import { pageWords } from './words';
import table from '@/shared/table/table.module.css';
import css from './page.module.css';

/** All that is known of one account. */
export function AccountPage() {
  const t = useWords(pageWords);
  const { id = '' } = useParams();
  const found = useAccount(id);
  return (
    <div className={css.page}>
      <Link className={`${table.link} ${css.back}`} to="/accounts">
        <ArrowLeft size={14} aria-hidden /> {t('back')}
      </Link>
      <State of={found} />
      {found.isSuccess && (
        <>
          <AccountHead page={found.data} />
          <Parts key={id} page={found.data} />
        </>
      )}
    </div>
  );
}

const PARTS = [
  'timeline',
  'people',
  'contracts',
  'needs',
  'assess',
  'cases',
  'follow',
  'surveys',
  'approvals',
  'changes',
] as const;
type Part = (typeof PARTS)[number];

/** The parts that one may see; which one is shown stands in the address. */
function Parts({ page }: { page: Page }) {
  const t = useWords(pageWords);
  const [params, change] = useQueryState();
  const hidden: Partial<Record<Part, boolean>> = {
    assess: !useMay('change_accounts'),
    cases: !useMay('see_cases'),
    follow: !useMay('follow_up'),
    surveys: !useMay('see_surveys'),
    approvals: !useMay('follow_up'),
    changes: !useMay('change_accounts'),
  };
  const parts = PARTS.filter((part) => !hidden[part]);
  const shown = parts.find((part) => part === params.get('tab')) ?? 'timeline';
  return (
    <div>
      <Tabs
        label={t('tabs')}
        tabs={parts.map((part) => [part, t(`tab.${part}`)] as const)}
        shown={shown}
        show={(tab) => change({ tab: tab === 'timeline' ? '' : tab })}
      >
        <PartView part={shown} page={page} />
      </Tabs>
    </div>
  );
}

function PartView({ part, page }: { part: Part; page: Page }) {
  const { id } = page.account;
  switch (part) {
    case 'people':
      return <PeoplePart page={page} />;
    case 'contracts':
      return <ContractsPart page={page} />;
    case 'needs':
      return <NeedsPart page={page} />;
    case 'assess':
      return <AssessPart page={page} />;
    case 'cases':
      return <CasesPart account={id} />;
    case 'follow':
      return <FollowPart account={page.account} />;
    case 'surveys':
      return <SurveysPart account={id} />;
    case 'approvals':
      return <ApprovalsPart account={id} />;
    case 'changes':
      return <ChangesPart account={id} />;
    default:
      return (
        <div className={css.columns}>
          <TimelinePart of="account" id={id} people={page.people} />
          <FactsPart page={page} />
        </div>
      );
  }
}
