import type { ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { AnalysisPage } from './analysis/analysis-page';
import { LaterPage } from './later/later-page';
import { laterWords } from './later/words';
import { ObjectionsPage } from './objections/objections-page';
import { ScriptsPage } from './scripts/scripts-page';
import { TagsPage } from './tags/tags-page';
import { salesWords } from './words';

/** Selling by telephone: what talks say together, and what agents are given for them. */
export default function SalesPage() {
  const sees = useMay('see_sales');
  const writes = useMay('write_scripts');
  const evaluates = useMay('evaluate');
  const first = writes ? '/sales/objections' : '/sales/tags';
  return (
    <Frame>
      <Routes>
        <Route index element={sees ? <AnalysisPage /> : <Navigate to={first} replace />} />
        {sees && <Route path="later" element={<LaterPage />} />}
        {writes && <Route path="objections" element={<ObjectionsPage />} />}
        {writes && <Route path="scripts" element={<ScriptsPage />} />}
        {evaluates && <Route path="tags" element={<TagsPage />} />}
      </Routes>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useWords(salesWords);
  const later = useWords(laterWords);
  const sees = useMay('see_sales');
  const writes = useMay('write_scripts');
  const evaluates = useMay('evaluate');
  const sections = [
    ...(sees
      ? ([
          ['/sales', t('section.analysis')],
          ['/sales/later', later('title')],
        ] as const)
      : []),
    ...(writes
      ? ([
          ['/sales/objections', t('section.objections')],
          ['/sales/scripts', t('section.scripts')],
        ] as const)
      : []),
    ...(evaluates ? [['/sales/tags', t('section.tags')] as const] : []),
  ];
  return (
    <SectionPage title={t('title')} sections={sections}>
      {children}
    </SectionPage>
  );
}
