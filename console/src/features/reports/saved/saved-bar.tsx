import { useState } from 'react';
import { Button } from 'antd';
import { Bookmark, Save } from 'lucide-react';
import { Navigate } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import type { Asked } from '../asked';
import { addressOf } from './address';
import { useSaved } from './api';
import { SaveDialog } from './save-dialog';
import { SavedList } from './saved-list';
import { savedWords } from './words';
import css from './saved.module.css';

/** Opens the reports that are kept, and keeps the one that is looked at. */
export function SavedBar({ asked }: { asked: Asked }) {
  const t = useWords(savedWords);
  const [params] = useQueryState();
  const [shown, setShown] = useState<'list' | 'new' | 'change' | ''>('');
  const { data = [] } = useSaved();
  const current = data.find(({ report }) => report.id === params.get('saved')) ?? null;
  const close = () => setShown('');
  // A notice knows the report alone, not what it asks.
  if (current && !params.has('kind')) {
    const { id, kind, asked: kept } = current.report;
    return <Navigate to={addressOf(id, kind, kept)} replace />;
  }
  return (
    <div className={css.bar}>
      {current && <strong>{current.report.name}</strong>}
      <Button
        size="small"
        icon={<Bookmark size={14} aria-hidden />}
        onClick={() => setShown('list')}
      >
        {t('open', { n: data.length })}
      </Button>
      {current?.mine && (
        <Button size="small" onClick={() => setShown('change')}>
          {t('change')}
        </Button>
      )}
      <Button size="small" icon={<Save size={14} aria-hidden />} onClick={() => setShown('new')}>
        {t('save')}
      </Button>
      {shown === 'list' && <SavedList close={close} />}
      {shown === 'new' && <SaveDialog asked={asked} old={null} close={close} />}
      {shown === 'change' && <SaveDialog asked={asked} old={current} close={close} />}
    </div>
  );
}
