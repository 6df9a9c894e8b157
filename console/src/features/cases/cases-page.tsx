import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { BoardPage } from './board/board-page';
import { CaseList } from './list/case-list';
import { CasePage } from './page/case-page';
import { ReviewPage } from './review/review-page';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';

/** Cases: the list, the board of what is due, the review of a period, and one case. */
export default function CasesPage() {
  return (
    <Routes>
      <Route path="" element={<Section view={<CaseList />} />} />
      <Route path="deadlines" element={<Section view={<BoardPage />} />} />
      <Route path="review" element={<Section view={<ReviewPage />} />} />
      <Route path=":id" element={<CasePage />} />
    </Routes>
  );
}

const SECTIONS: readonly (readonly [path: string, word: CaseWord, manages: boolean])[] = [
  ['/cases', 'section.list', false],
  ['/cases/deadlines', 'section.board', false],
  ['/cases/review', 'section.review', true],
];

function Section({ view }: { view: React.ReactNode }) {
  const t = useWords(caseWords);
  const manages = useMay('manage_cases');
  const sections = SECTIONS.filter(([, , needs]) => !needs || manages);
  return (
    <SectionPage title={t('title')} sections={sections.map(([path, word]) => [path, t(word)])}>
      {view}
    </SectionPage>
  );
}
