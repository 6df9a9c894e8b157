import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useWords } from '../i18n/words';
import { useQueryState } from '../table/query-state';
import { listWords } from './words';
import css from './page.module.css';

/** Below a list: how many are shown, and the way on. A page is an address of its own: back is the browser's. */
export function Pager({ shown, next }: { shown: number; next: string }) {
  const t = useWords(listWords);
  const [params, change] = useQueryState();
  const later = params.has('after');
  return (
    <div className={css.pages}>
      <span role="status">{t('shown', { n: shown })}</span>
      <Button
        size="small"
        icon={<ChevronLeft size={14} aria-hidden />}
        disabled={!later}
        title={t(later ? 'first' : 'isFirst')}
        onClick={() => change({ after: '' }, false)}
      >
        {t('first')}
      </Button>
      <Button
        size="small"
        icon={<ChevronRight size={14} aria-hidden />}
        iconPlacement="end"
        disabled={!next}
        title={t(next ? 'next' : 'noNext')}
        onClick={() => change({ after: next }, false)}
      >
        {t('next')}
      </Button>
    </div>
  );
}
