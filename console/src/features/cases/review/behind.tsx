import { Link } from 'react-router';
import { caseCodes } from '@/shared/cases/codes';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Scrolled } from '@/shared/page/list';
import { TierBadge } from '@/shared/ui/marks';
import { State } from '@/shared/ui/state';
import { useBehind, type Chosen, type Query, type ReviewedCase } from './api';
import { hoursText } from './format';
import { reviewWords } from './words';
import table from '@/shared/table/table.module.css';
import css from '../cases.module.css';

/** The cases behind one number. */
export function Behind({ query, chosen }: { query: Query; chosen: Chosen }) {
  const t = useWords(reviewWords);
  const found = useBehind(query, chosen);
  const cases = found.data?.cases ?? [];
  const title = t('behind', { mark: t(chosen.mark), n: found.data?.count ?? cases.length });
  return (
    <Scrolled label={title}>
      <h2>{title}</h2>
      {found.data && found.data.count > cases.length && (
        <p className={table.muted}>{t('shown', { n: cases.length })}</p>
      )}
      <State of={found} />
      {cases.length > 0 && (
        <table className={table.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('department')}</th>
              <th scope="col" className={table.number}>
                {t('toAnswer')}
              </th>
              <th scope="col" className={table.number}>
                {t('toSolution')}
              </th>
              <th scope="col">{t('said')}</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((each) => (
              <Row key={each.case.id} each={each} />
            ))}
          </tbody>
        </table>
      )}
    </Scrolled>
  );
}

function Row({ each }: { each: ReviewedCase }) {
  const t = useWords(reviewWords);
  const code = useCodeWords(caseCodes);
  const names = useNames();
  const language = useLanguage();
  const line = each.case;
  return (
    <tr>
      <td className={css.subject}>
        <span className={css.case}>
          <TierBadge tier={line.tier} />
          <span className={table.muted}>{line.number}</span>
          <Link className={table.link} to={`/cases/${line.id}`}>
            {line.title}
          </Link>
          <span className={table.muted}>{code('state', line.state, line.state)}</span>
        </span>
      </td>
      <td>{line.department && names.department(line.department)}</td>
      <td className={table.number}>{hoursText(each.answer_hours, language)}</td>
      <td className={table.number}>{hoursText(each.solution_hours, language)}</td>
      <td>
        {each.marks
          .filter((mark) => mark !== 'raised')
          .map((mark) => t(mark))
          .join(' · ')}
      </td>
    </tr>
  );
}
