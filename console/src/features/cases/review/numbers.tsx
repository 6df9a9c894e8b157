import { useAccountNames } from '@/shared/customer/account-names';
import { caseCodes } from '@/shared/cases/codes';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { Scrolled } from '@/shared/page/list';
import type { Chosen, Group, Mark, Review, ReviewLine } from './api';
import { hoursText, shareText } from './format';
import { reviewWords } from './words';
import table from '@/shared/table/table.module.css';

/** The columns: a number that opens its list, some with their share beside. */
const COLUMNS: readonly (readonly [
  Mark,
  'answered_in_time' | 'solved_in_time' | 'reopened' | 'upheld' | null,
])[] = [
  ['raised', null],
  ['answered_in_time', 'answered_in_time'],
  ['answer_late', null],
  ['solved_in_time', 'solved_in_time'],
  ['solution_late', null],
  ['reopened', 'reopened'],
  ['upheld', 'upheld'],
  ['action_open', null],
  ['action_overdue', null],
  ['action_done', null],
  ['repeated', null],
];
const TIMES = ['answer', 'solution'] as const;

interface Props {
  review: Review;
  by: Group;
  chosen: Chosen | null;
  choose: (next: Chosen) => void;
}

/** The numbers of a review, the whole first; each opens the cases behind it. */
export function Numbers({ review, by, chosen, choose }: Props) {
  const t = useWords(reviewWords);
  const name = useKeyName();
  const lines = review.groups[by] ?? [];
  return (
    <Scrolled label={t('title')}>
      <table className={table.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t(`by.${by}`)}</th>
            {[...COLUMNS.map(([mark]) => mark), ...TIMES].map((word) => (
              <th key={word} scope="col" className={table.number}>
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={t('whole')} line={review.whole} of="" chosen={chosen} choose={choose} />
          {lines.map((line) => (
            <Row
              key={line.key}
              name={name(by, line.key)}
              line={line}
              of={by}
              chosen={chosen}
              choose={choose}
            />
          ))}
        </tbody>
      </table>
      {by === 'account' && lines.length === 0 && <p className={table.muted}>{t('noneAgain')}</p>}
    </Scrolled>
  );
}

interface RowProps {
  name: string;
  line: ReviewLine;
  of: Group | '';
  chosen: Chosen | null;
  choose: (next: Chosen) => void;
}

function Row({ name, line, of, chosen, choose }: RowProps) {
  const t = useWords(reviewWords);
  const language = useLanguage();
  return (
    <tr>
      <th scope="row">{name}</th>
      {COLUMNS.map(([mark, share]) => {
        const n = line.counts[mark] ?? 0;
        const here = chosen?.mark === mark && chosen.by === of && chosen.key === line.key;
        return (
          <td key={mark} className={table.number}>
            {n > 0 ? (
              <button
                type="button"
                className={table.open}
                aria-pressed={here}
                aria-label={t('openList', { mark: t(mark), key: name, n })}
                onClick={() => choose({ mark, by: of, key: line.key })}
              >
                {n}
              </button>
            ) : (
              <span className={table.muted}>0</span>
            )}
            {share && (
              <span className={table.muted}> {shareText(line[share].value, language)}</span>
            )}
          </td>
        );
      })}
      {TIMES.map((time) => (
        <td
          key={time}
          className={table.number}
          title={t('p90', { n: hoursText(line[time].p90, language), of: line[time].n })}
        >
          {line[time].median === null
            ? '–'
            : t('hours', { n: hoursText(line[time].median, language) })}
        </td>
      ))}
    </tr>
  );
}

/** What the key of a line is called. */
function useKeyName(): (by: Group, key: string) => string {
  const t = useWords(reviewWords);
  const code = useCodeWords(caseCodes);
  const names = useNames();
  const accounts = useAccountNames();
  const language = useLanguage();
  const { root_causes } = useHouse();
  return (by, key) => {
    if (!key) return t('noKey');
    if (by === 'type') return code('type', key, key);
    if (by === 'department') return names.department(key);
    if (by === 'tier') return names.tier(key);
    if (by === 'account') return accounts.name(key);
    return nameIn(root_causes.find(({ id }) => id === key)?.name, language) || key;
  };
}
