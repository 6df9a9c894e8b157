import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { Route, Routes, useNavigate, useParams } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { useUsers } from '../api/users';
import { EntryList } from '../entries/entry-list';
import { Empty, Failed, Loading, PageHead } from '../states';
import { adminWords } from '../words';
import { AddUser } from './add-user';
import { UserDetail } from './user-detail';
import { userWords } from './words';
import page from '../admin.module.css';
import css from '../entries/entries.module.css';

export function UsersPage() {
  return (
    <Routes>
      <Route path=":id?" element={<Users />} />
    </Routes>
  );
}

/** Who may sign in, and what for. */
function Users() {
  const t = useWords(adminWords);
  const words = useWords(userWords);
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const [adding, setAdding] = useState(false);
  const users = useUsers();
  if (users.isError) return <Failed error={users.error} retry={() => void users.refetch()} />;
  if (!users.data) return <Loading />;
  const chosen = id || users.data[0]?.name || '';
  const user = users.data.find((each) => each.name === chosen);
  const rows = users.data.map(({ name, display, active }) => ({
    id: name,
    name: active ? display || name : `${display || name} · ${words('inactive')}`,
    changed: false,
    faulty: false,
  }));
  return (
    <div className={page.scroll}>
      <PageHead title={t('page.users')}>
        <Button
          type="primary"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {words('add')}
        </Button>
      </PageHead>
      {rows.length === 0 && <Empty title={words('empty')} />}
      <div className={css.split}>
        <EntryList rows={rows} chosen={chosen} base="/admin/users" />
        {user ? <UserDetail key={user.name} user={user} /> : <Empty title={t('gone')} />}
      </div>
      {adding && (
        <AddUser
          close={() => setAdding(false)}
          done={(name) => void navigate(`/admin/users/${encodeURIComponent(name)}`)}
        />
      )}
    </div>
  );
}
