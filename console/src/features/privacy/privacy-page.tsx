import { Route, Routes } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { SectionPage } from '@/shared/page/sections';
import { MentionsPage } from './mentions/mentions-page';
import { RequestsPage } from './requests/requests-page';
import { RetentionPage } from './retention/retention-page';
import { privacyPageWords } from './words';

/** Personal data: what people ask for, and how long everything is kept (EU-03, EU-04, CN-05). */
export default function PrivacyPage() {
  const t = useWords(privacyPageWords);
  const sections = [
    ['/privacy', t('section.requests')],
    ['/privacy/mentions', t('section.mentions')],
    ['/privacy/retention', t('section.retention')],
  ] as const;
  return (
    <SectionPage title={t('title')} sections={sections}>
      <Routes>
        <Route path="" element={<RequestsPage />} />
        <Route path="mentions" element={<MentionsPage />} />
        <Route path="retention" element={<RetentionPage />} />
      </Routes>
    </SectionPage>
  );
}
