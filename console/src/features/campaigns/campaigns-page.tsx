import { Route, Routes } from 'react-router';
import { CampaignList } from './campaign-list';
import { CampaignView } from './campaign-view';
import { ImportPage } from './import-page';

/** Outbound campaigns: all of them, one of them, and a list that is taken in. */
export default function CampaignsPage() {
  return (
    <Routes>
      <Route index element={<CampaignList />} />
      <Route path=":id" element={<CampaignView />} />
      <Route path=":id/import" element={<ImportPage />} />
    </Routes>
  );
}
