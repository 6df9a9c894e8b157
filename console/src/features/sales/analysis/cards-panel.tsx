import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import type { CardRow } from '../api';
import { Held } from '../later/figures-panel';
import { laterWords } from '../later/words';
import { salesWords } from '../words';
import { Count, Share } from './figure';
import { useKeyName } from './key-name';
import css from '../sales.module.css';
import table from '@/shared/table/table.module.css';

const MARKS = [30, 90] as const;
const NUMBERS = ['used', 'won', 'rate'] as const;

/** How each edition of a card does against its kind of objection, with how sure that is. */
export function CardsPanel({ cards }: { cards: readonly CardRow[] }) {
  const t = useWords(salesWords);
  const later = useWords(laterWords);
  const keyName = useKeyName();
  return (
    <Panel title={t('cards')}>
      {cards.length === 0 && <Nothing title={t('nothing')} />}
      {cards.length > 0 && (
        <div className={css.scroll}>
          <table className={table.table} aria-label={t('cards')}>
            <thead>
              <tr>
                <th scope="col">{t('kind')}</th>
                <th scope="col">{t('card')}</th>
                <th scope="col">{t('rank')}</th>
                {NUMBERS.map((word) => (
                  <th key={word} scope="col" className={table.number}>
                    {t(word)}
                  </th>
                ))}
                <th scope="col" className={css.wide}>
                  {t('interval')}
                </th>
                <th scope="col" className={table.number}>
                  {t('conversion')}
                </th>
                {MARKS.map((days) => (
                  <th key={days} scope="col" className={table.number}>
                    {later('heldAfter', { days })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cards.map((row) => (
                <Card key={keyOf(row)} row={row} keyName={keyName} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={css.hint}>{t('cardsHint')}</p>
    </Panel>
  );
}

const keyOf = ({ type, card, edition }: CardRow) => `${type}/${card}@${edition}`;

interface Props {
  row: CardRow;
  keyName: ReturnType<typeof useKeyName>;
}

function Card({ row, keyName }: Props) {
  const t = useWords(salesWords);
  const name = keyName('card', row.card);
  return (
    <tr>
      <td>{keyName('type', row.type)}</td>
      <td>
        {name} <small className={css.hint}>{t('edition', { n: row.edition })}</small>
      </td>
      <td>{row.rank ?? <span className={css.hint}>{t('few')}</span>}</td>
      <td className={table.number}>
        <Count n={row.used} figure={{ what: 'card_used', key: keyOf(row) }} label={name} />
      </td>
      <td className={table.number}>
        <Count n={row.won} figure={{ what: 'card_won', key: keyOf(row) }} label={name} />
      </td>
      <td className={table.number}>
        <Share of={row.rate} />
      </td>
      <td>
        <Interval row={row} />
      </td>
      <td className={table.number}>
        <Share of={row.conversion} />
      </td>
      {MARKS.map((days) => (
        <td key={days} className={table.number}>
          <Held
            later={row.later}
            days={days}
            of={{ dimension: 'card', key: keyOf(row) }}
            label={name}
          />
        </td>
      ))}
    </tr>
  );
}

/** The interval as a bar with the rate in it, and in figures. */
function Interval({ row: { interval, rate } }: { row: CardRow }) {
  if (!interval || rate === null) return <>–</>;
  const { low, high } = interval;
  return (
    <span className={css.barred}>
      <span className={css.track} aria-hidden>
        <span
          className={css.span}
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
        <span className={css.dot} style={{ left: `${rate * 100}%` }} />
      </span>
      <span>
        <Share of={low} /> – <Share of={high} />
      </span>
    </span>
  );
}
