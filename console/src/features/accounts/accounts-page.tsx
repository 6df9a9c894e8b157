import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { may, useMe, type Permission } from '@/shared/session/permissions';
import { FiguresPage } from './figures/figures-page';
import { AccountPage } from './page/account-page';
import { ImportPage } from './import/import-page';
import { AccountList } from './list/account-list';
import { PersonPage } from './person/person-page';
import { ParetoPage } from './risk/pareto-page';
import { WatchPage } from './risk/watch-page';
import { WorkloadPage } from './risk/workload-page';
import { accountWords, type AccountWord } from './words';

/** Everything about key accounts: the list, one account, one person, who may leave, and the import. */
export default function AccountsPage() {
  return (
    <Routes>
      <Route path="" element={<Section view={<AccountList />} />} />
      <Route path="watch" element={<Section view={<WatchPage />} />} />
      <Route path="pareto" element={<Section view={<ParetoPage />} />} />
      <Route path="figures" element={<Section view={<FiguresPage />} />} />
      <Route path="workload" element={<Section view={<WorkloadPage />} />} />
      <Route path="import" element={<Section view={<ImportPage />} />} />
      <Route path="people/:id" element={<PersonPage />} />
      <Route path=":id" element={<AccountPage />} />
    </Routes>
  );
}

const SECTIONS: readonly (readonly [path: string, word: AccountWord, needs: Permission | null])[] =
  [
    ['/accounts', 'section.list', null],
    ['/accounts/watch', 'section.watch', null],
    ['/accounts/pareto', 'section.pareto', 'change_accounts'],
    ['/accounts/figures', 'section.figures', 'change_accounts'],
    ['/accounts/workload', 'section.workload', 'manage_cases'],
    ['/accounts/import', 'section.import', 'change_accounts'],
  ];

function Section({ view }: { view: React.ReactNode }) {
  const t = useWords(accountWords);
  const me = useMe();
  const sections = SECTIONS.filter(([, , needs]) => needs === null || may(me, needs));
  return (
    <SectionPage
      title={t('title')}
      sections={sections.map(([path, word]) => [path, t(word)])}
      broad
    >
      {view}
    </SectionPage>
  );
}
