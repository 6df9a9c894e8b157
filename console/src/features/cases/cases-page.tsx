import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { BoardPage } from './board/board-page';
import { CaseList } from './list/case-list';
import { CasePage } from './page/case-page';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import { SectionPage } from '@/shared/page/sections';

/** Cases: the list, the board of what is due, and one case. */
export default function CasesPage() {
  return (
    <Routes>
      <Route path="" element={<Section view={<CaseList />} />} />
      <Route path="deadlines" element={<Section view={<BoardPage />} />} />
      <Route path=":id" element={<CasePage />} />
    </Routes>
  );
}

const SECTIONS: readonly (readonly [path: string, word: CaseWord])[] = [
  ['/cases', 'section.list'],
  ['/cases/deadlines', 'section.board'],
];

function Section({ view }: { view: React.ReactNode }) {
  const t = useWords(caseWords);
  return (
    <SectionPage title={t('title')} sections={SECTIONS.map(([path, word]) => [path, t(word)])}>
      {view}
    </SectionPage>
  );
}
