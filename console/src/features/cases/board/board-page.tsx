import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { TierBadge } from '@/shared/ui/marks';
import { State } from '@/shared/ui/state';
import { caseCodes } from '@/shared/cases/codes';
import { useDeadlines } from '@/shared/cases/api';
import type { DueLine } from '@/shared/cases/kinds';
import { TimeLeft } from '@/shared/cases/time-left';
import { caseWords } from '@/shared/cases/words';
import { COLUMNS, pageOf, sortedIn } from './columns';
import table from '@/shared/table/table.module.css';
import css from './board.module.css';

/** Everything that is due, in columns by the time that is left. */
export function BoardPage() {
  const t = useWords(caseWords);
  const found = useDeadlines(168);
  const columns = sortedIn(found.data?.deadlines ?? [], serverNow());
  return (
    <>
      <p className={css.hint}>{t('boardHint')}</p>
      <State of={found} />
      {found.isSuccess && (
        <div className={css.board}>
          {COLUMNS.map(([column]) => (
            <section key={column} className={css.column} aria-label={t(`column.${column}`)}>
              <h2 className={column === 'late' ? css.alarm : undefined}>
                {t(`column.${column}`)} <span>{columns[column].length}</span>
              </h2>
              {columns[column].length === 0 && <p className={css.hint}>{t('column.empty')}</p>}
              <ol>
                {columns[column].map((line) => (
                  <Card key={`${line.item.kind} ${line.item.id} ${line.item.what}`} line={line} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function Card({ line: { item } }: { line: DueLine }) {
  const t = useWords(caseWords);
  const code = useCodeWords(caseCodes);
  const names = useNames();
  const page = pageOf(item);
  const title = item.title || item.number || item.id;
  const step = item.step && item.step !== 'agent' ? code('step', item.step, item.step) : '';
  return (
    <li className={css.card}>
      <p className={css.title}>
        <TierBadge tier={item.tier} />
        {page ? (
          <Link className={table.link} to={page}>
            {title}
          </Link>
        ) : (
          <strong>{title}</strong>
        )}
      </p>
      <p className={css.hint}>
        {[code('kind', item.kind, item.kind), item.number, code('deadline', item.what, item.what)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={css.foot}>
        <span>
          {names.user(item.owner) ||
            (item.department && names.department(item.department)) ||
            t('nobody')}
        </span>
        <TimeLeft due={item.due} />
      </p>
      {step && (
        <p className={css.step}>
          {t('step')}: {step}
        </p>
      )}
    </li>
  );
}
