import { Segmented } from 'antd';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { Panel } from '@/shared/ui/panel';
import type { Row } from '../api';
import { Held } from '../later/figures-panel';
import { laterWords } from '../later/words';
import { salesWords } from '../words';
import { Bar, Count, Share } from './figure';
import { useKeyName } from './key-name';
import css from '../sales.module.css';
import table from '@/shared/table/table.module.css';

const DIMENSIONS = [
  'type',
  'subtype',
  'stage',
  'segment',
  'list',
  'campaign',
  'script',
  'hour',
  'agent',
] as const;
const MARKS = [30, 90] as const;
const COLUMNS = [
  'talks',
  'raised',
  'resolved',
  'resolution',
  'sold',
  'conversion',
  'seconds',
] as const;

/** Objections per 100 right-party contacts, by one dimension. */
export function RowsPanel({ by }: { by: Record<string, readonly Row[]> }) {
  const t = useWords(salesWords);
  const later = useWords(laterWords);
  const language = useLanguage();
  const code = useCodeWords(salesWords);
  const keyName = useKeyName();
  const [params, change] = useQueryState();
  const dimension = DIMENSIONS.find((each) => each === params.get('by')) ?? 'type';
  const rows = by[dimension] ?? [];
  const most = Math.max(1, ...rows.map(({ per_100 }) => per_100 ?? 0));
  const one = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <Panel
      title={t('objections')}
      extra={
        <Segmented
          size="small"
          aria-label={t('by')}
          value={dimension}
          options={DIMENSIONS.map((value) => ({ value, label: t(`by.${value}`) }))}
          onChange={(value) => change({ by: value === 'type' ? '' : value })}
        />
      }
    >
      <div className={css.scroll}>
        <table className={table.table} aria-label={t('objections')}>
          <thead>
            <tr>
              <th scope="col">{code('by', dimension, dimension)}</th>
              <th scope="col" className={css.wide}>
                {t('per100')}
              </th>
              {COLUMNS.map((word) => (
                <th key={word} scope="col" className={table.number}>
                  {t(word)}
                </th>
              ))}
              {MARKS.map((days) => (
                <th key={days} scope="col" className={table.number}>
                  {later('heldAfter', { days })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const name = keyName(dimension, row.key);
              const figure = (what: string) => ({ what, dimension, key: row.key });
              return (
                <tr key={row.key}>
                  <td>{name}</td>
                  <td>
                    <span className={css.barred}>
                      <Bar share={(row.per_100 ?? 0) / most} />
                      {row.per_100 === null ? '–' : one.format(row.per_100)}
                    </span>
                  </td>
                  <td className={table.number}>
                    <Count n={row.talks} figure={figure('raised')} label={name} />
                  </td>
                  <td className={table.number}>
                    <Count n={row.raised} figure={figure('raised')} label={name} />
                  </td>
                  <td className={table.number}>
                    <Count n={row.resolved} figure={figure('resolved')} label={name} />
                  </td>
                  <td className={table.number}>
                    <Share of={row.resolution} />
                  </td>
                  <td className={table.number}>
                    <Count n={row.sold} figure={figure('converted')} label={name} />
                  </td>
                  <td className={table.number}>
                    <Share of={row.conversion} />
                  </td>
                  <td className={table.number}>
                    {row.seconds === null ? '–' : t('secondsOf', { n: Math.round(row.seconds) })}
                  </td>
                  {MARKS.map((days) => (
                    <td key={days} className={table.number}>
                      <Held
                        later={row.later}
                        days={days}
                        of={{ dimension, key: row.key }}
                        label={name}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className={css.hint}>{t('hint')}</p>
    </Panel>
  );
}
