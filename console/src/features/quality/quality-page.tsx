import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { CalibrationsPage } from './calibrations/calibrations-page';
import { SessionPage } from './calibrations/session-page';
import { CoachingPage } from './coaching/coaching-page';
import { NotePage } from './coaching/note-page';
import { EvaluationPage } from './evaluations/evaluation-page';
import { EvaluationsPage } from './evaluations/evaluations-page';
import { NewEvaluationPage } from './evaluations/new-page';
import { FormsPage } from './forms/forms-page';
import { ScoresPage } from './scores/scores-page';
import { TrainingPage } from './training/training-page';
import { WorklistPage } from './worklist/worklist-page';
import { qualityWords } from './words';

/** Quality of service: evaluations, scores, and the forms they are made on. Agents see their own. */
export default function QualityPage() {
  const t = useWords(qualityWords);
  const evaluates = useMay('evaluate');
  const sections = [
    ['/quality', t('section.evaluations')],
    ...(evaluates ? [['/quality/worklist', t('section.worklist')] as const] : []),
    ['/quality/scores', t('section.scores')],
    ['/quality/coaching', t('section.coaching')],
    ...(evaluates ? [['/quality/calibrations', t('section.calibration')] as const] : []),
    ['/quality/training', t('section.training')],
    ...(evaluates ? [['/quality/forms', t('section.forms')] as const] : []),
  ] as const;
  return (
    <SectionPage title={t('title')} sections={sections}>
      <Routes>
        <Route path="" element={<EvaluationsPage />} />
        <Route path="new" element={<NewEvaluationPage />} />
        <Route path="evaluations/:id" element={<EvaluationPage />} />
        <Route path="scores" element={<ScoresPage />} />
        <Route path="coaching" element={<CoachingPage />} />
        <Route path="coaching/:id" element={<NotePage />} />
        {evaluates && <Route path="calibrations" element={<CalibrationsPage />} />}
        {evaluates && <Route path="calibrations/:id" element={<SessionPage />} />}
        <Route path="training" element={<TrainingPage />} />
        {evaluates && <Route path="worklist" element={<WorklistPage />} />}
        {evaluates && <Route path="forms" element={<FormsPage />} />}
      </Routes>
    </SectionPage>
  );
}
