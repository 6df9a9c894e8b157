import { Route, Routes } from 'react-router';
import { EditPage, NewPage } from './edit/edit-page';
import { ArticleList } from './list/article-list';
import { ArticleView } from './page/article-view';

/** The knowledge base: its articles, one of them, and the desk where they are written. */
export default function KnowledgePage() {
  return (
    <Routes>
      <Route index element={<ArticleList />} />
      <Route path="new" element={<NewPage />} />
      <Route path=":id" element={<ArticleView />} />
      <Route path=":id/edit" element={<EditPage />} />
    </Routes>
  );
}
