import { Button } from 'antd';
import { ChevronRight, Plus } from 'lucide-react';
import { Link } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { useArticles, type ArticleLine } from '../api';
import { knowledgeWords } from '../words';
import { ArticleRow } from './article-row';
import { Filters, filterOf } from './filters';
import table from '@/shared/table/table.module.css';
import css from '../knowledge.module.css';

/** The articles that fit what the address says, with how often each helped. */
export function ArticleList() {
  const t = useWords(knowledgeWords);
  const edits = useMay('edit_knowledge');
  const [params, change] = useQueryState();
  const filter = filterOf(params);
  const found = useArticles(filter);
  const lines = found.data?.articles ?? [];
  const after = found.data?.after ?? '';
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1>{t('title')}</h1>
        {edits && (
          <Link to="/knowledge/new" className={css.plain}>
            <Button type="primary" icon={<Plus size={14} aria-hidden />} tabIndex={-1}>
              {t('add')}
            </Button>
          </Link>
        )}
      </div>
      <Filters filter={filter} />
      {/* Focusable, so that a long list can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('title')} tabIndex={0}>
        {lines.length > 0 && <Table lines={lines} />}
        <State of={found} />
        {found.isSuccess && lines.length === 0 && (
          <Nothing title={t('none')} hint={t('noneHint')} />
        )}
      </section>
      {(after || filter.after) && (
        <div className={css.pages}>
          {filter.after && (
            <Button size="small" onClick={() => change({ after: '' }, false)}>
              {t('first')}
            </Button>
          )}
          <Button
            size="small"
            icon={<ChevronRight size={14} aria-hidden />}
            iconPlacement="end"
            disabled={!after}
            onClick={() => change({ after }, false)}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Table({ lines }: { lines: readonly ArticleLine[] }) {
  const t = useWords(knowledgeWords);
  const keeps = useMay('edit_knowledge');
  return (
    <table className={table.table} aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('article')}</th>
          {keeps && <th scope="col">{t('state')}</th>}
          <th scope="col">{t('language')}</th>
          <th scope="col">{t('queues')}</th>
          <th scope="col" className={table.number} title={t('openedFormula')}>
            {t('opened')}
          </th>
          <th scope="col" className={table.number}>
            {t('solved')}
          </th>
          <th scope="col" className={table.number} title={t('rateFormula')}>
            {t('rate')}
          </th>
          <th scope="col" className={table.number}>
            {t('changed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <ArticleRow key={line.id} line={line} keeps={keeps} />
        ))}
      </tbody>
    </table>
  );
}
