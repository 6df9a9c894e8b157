import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { ListTable } from '@/shared/page/list';
import { Panel } from '@/shared/ui/panel';
import { Count, percent, Share } from '../analysis/figure';
import type { Figure } from '../api';
import type { LaterFigure } from './api';
import { laterWords } from './words';
import css from '../sales.module.css';

const COUNTS = ['sales', 'kept', 'paid', 'cancelled'] as const;

/** What became of all sales of the span, 30 and 90 days after them. */
export function LaterPanel({ later }: { later: readonly LaterFigure[] }) {
  const t = useWords(laterWords);
  const columns = [t('mark'), ...COUNTS.map((word) => t(word)), t('untold'), t('held')];
  return (
    <Panel title={t('figures')}>
      <ListTable label={t('figures')} columns={columns}>
        {later.map((figure) => {
          const { days, sales, known, held } = figure;
          const name = t('after', { days });
          const of = (word: string) => ({ what: `${word}_${days}` });
          return (
            <tr key={days}>
              <td>{name}</td>
              {COUNTS.map((word) => (
                <td key={word}>
                  <Count n={figure[word]} figure={of(word)} label={`${name}, ${t(word)}`} />
                </td>
              ))}
              <td>
                <Count n={sales - known} figure={of('untold')} label={`${name}, ${t('untold')}`} />
              </td>
              <td>
                <Share of={held} />
              </td>
            </tr>
          );
        })}
      </ListTable>
      <p className={css.hint}>{t('hint')}</p>
    </Panel>
  );
}

interface HeldProps {
  later: readonly LaterFigure[];
  days: number;
  /** The group that the sales are of. */
  of: Omit<Figure, 'what'>;
  label: string;
}

/** The share of a group's sales that holds, with of how many; the number opens them. */
export function Held({ later, days, of, label }: HeldProps) {
  const t = useWords(laterWords);
  const language = useLanguage();
  const found = later.find((figure) => figure.days === days);
  if (!found || found.known === 0) return <>–</>;
  const { known, held, kept, paid } = found;
  return (
    <span title={held === null ? t('fewOf', { n: known }) : undefined}>
      {percent(held, language)}{' '}
      <small className={css.hint}>
        <Count
          n={kept + paid}
          figure={{ ...of, what: `held_${days}` }}
          label={`${label}, ${t('heldAfter', { days })}`}
        />{' '}
        / {known}
      </small>
    </span>
  );
}
