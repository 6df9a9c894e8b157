import { Link } from 'react-router';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { useCase } from '@/shared/cases/api';
import type { Case } from '@/shared/cases/kinds';
import { caseCodes } from '@/shared/cases/codes';
import { caseWords } from '@/shared/cases/words';
import table from '@/shared/table/table.module.css';
import css from './case.module.css';

/** Other cases that belong to this one. */
export function Links({ about }: { about: Case }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const links: readonly (readonly [id: string, relation: string])[] = [
    ...about.links.map(({ case: id, relation }) => [id, code('relation', relation, '')] as const),
    ...about.merged.map((id) => [id, code('verb', 'absorb', '')] as const),
    ...(about.merged_into ? [[about.merged_into, t('mergedInto')] as const] : []),
  ];
  if (links.length === 0) return null;
  return (
    <Panel title={t('links')}>
      <ul className={css.list}>
        {links.map(([id, relation]) => (
          <li key={`${id} ${relation}`}>
            <Named id={id} />
            <span className={css.muted}>{relation}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A case by its number and title; by its id while they are not known, or are not for this user. */
function Named({ id }: { id: string }) {
  const { data } = useCase(id);
  return (
    <Link className={table.link} to={`/cases/${id}`}>
      {data ? `${data.case.number} · ${data.case.title}` : id}
    </Link>
  );
}
