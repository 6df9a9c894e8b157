import { Link } from 'react-router';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import type { Case } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { caseWords } from '@/shared/cases/words';
import table from '@/shared/table/table.module.css';
import css from './case.module.css';

/** Other cases that belong to this one. */
export function Links({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const links = [
    ...about.links.map(({ case: id, relation }) => [id, code('relation', relation, '')]),
    ...about.merged.map((id) => [id, code('verb', 'absorb', '')]),
    ...(about.merged_into ? [[about.merged_into, t('mergedInto')]] : []),
  ] as const;
  if (links.length === 0) return null;
  return (
    <Panel title={t('links')}>
      <ul className={css.list}>
        {links.map(([id, relation]) => (
          <li key={`${id} ${relation}`}>
            <Link className={table.link} to={`/cases/${id}`}>
              {id}
            </Link>
            <span className={css.muted}>{relation}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
