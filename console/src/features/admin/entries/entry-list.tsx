import { useState } from 'react';
import { Input } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { Dot, Hidden } from '@/shared/ui/marks';
import { adminWords } from '../words';
import css from './entries.module.css';

export interface Row {
  id: string;
  name: string;
  changed: boolean;
  faulty: boolean;
}

interface Props {
  rows: Row[];
  chosen: string;
  /** The address that an id is put behind. */
  base: string;
}

const SEARCH_FROM = 8;

/** Entries by name; long lists can be searched. */
export function EntryList({ rows, chosen, base }: Props) {
  const t = useWords(adminWords);
  const [wish, setWish] = useState('');
  const wanted = wish.trim().toLowerCase();
  const fitting = rows.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted));
  return (
    <div className={css.list}>
      {rows.length >= SEARCH_FROM && (
        <Input
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          value={wish}
          onChange={({ target }) => setWish(target.value)}
        />
      )}
      <ul>
        {fitting.map((row) => (
          <li key={row.id}>
            <Link
              to={`${base}/${encodeURIComponent(row.id)}`}
              aria-current={row.id === chosen ? 'true' : undefined}
            >
              <span className={css.name}>{row.name}</span>
              {row.name !== row.id && <span className={css.id}>{row.id}</span>}
              <Marks row={row} />
            </Link>
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p className={css.none}>{t('noMatch')}</p>}
    </div>
  );
}

function Marks({ row }: { row: Row }) {
  const t = useWords(adminWords);
  return (
    <span className={css.marks}>
      {row.faulty && (
        <span className={css.fault} title={t('faulty')}>
          <TriangleAlert size={14} aria-hidden />
          <Hidden>{t('faulty')}</Hidden>
        </span>
      )}
      {row.changed && (
        <span title={t('changed')}>
          <Dot color="offered" />
          <Hidden>{t('changed')}</Hidden>
        </span>
      )}
    </span>
  );
}
