import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { PlanPage } from './plans/plan-page';
import { PlansPage } from './plans/plans-page';
import { TasksPage } from './tasks/tasks-page';
import { UpgradesPage } from './upgrades/upgrades-page';
import { VisitsPage } from './visits/visits-page';
import { followWords } from './words';

/** What is to be done with customers: tasks, visits and plans. */
export default function FollowUpPage() {
  const t = useWords(followWords);
  const sections = [
    ['/follow-up', t('section.tasks')],
    ['/follow-up/visits', t('section.visits')],
    ['/follow-up/plans', t('section.plans')],
    ['/follow-up/upgrades', t('section.upgrades')],
  ] as const;
  return (
    <SectionPage title={t('title')} sections={sections}>
      <Routes>
        <Route path="" element={<TasksPage />} />
        <Route path="visits" element={<VisitsPage />} />
        <Route path="plans" element={<PlansPage />} />
        <Route path="upgrades" element={<UpgradesPage />} />
        <Route path="plans/:id" element={<PlanPage />} />
      </Routes>
    </SectionPage>
  );
}
