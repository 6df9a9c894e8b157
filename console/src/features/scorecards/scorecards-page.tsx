import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { useMay, useMe } from '@/shared/session/permissions';
import { CardPage } from './card/card-page';
import { FormsPage } from './forms/forms-page';
import { OwnPage } from './own-page';
import { RankingPage } from './ranking/ranking-page';
import { cardWords } from './words';

/** Scorecards against targets: one's own, and for those who draw them up everybody's, with the forms. */
export default function ScorecardsPage() {
  const t = useWords(cardWords);
  const scores = useMay('score');
  const { agent } = useMe();
  const sections = scores
    ? ([
        ['/scorecards', t('section.cards')],
        ...(agent ? [['/scorecards/own', t('section.own')] as const] : []),
        ['/scorecards/forms', t('section.forms')],
      ] as const)
    : [];
  return (
    <SectionPage title={t('title')} sections={sections}>
      <Routes>
        <Route path="" element={scores ? <RankingPage /> : <OwnPage />} />
        <Route path="own" element={<OwnPage />} />
        {scores && <Route path="forms" element={<FormsPage />} />}
        <Route path=":id" element={<CardPage />} />
      </Routes>
    </SectionPage>
  );
}
