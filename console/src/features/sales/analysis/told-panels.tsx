import type { ReactNode } from 'react';
import type { components } from '@/shared/api/schema';
import { useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { salesWords } from '../words';
import { Bar, Count, Share } from './figure';
import { useKeyName } from './key-name';
import css from '../sales.module.css';
import table from '@/shared/table/table.module.css';

type Schemas = components['schemas'];
const SHOWN = 10;

interface ListProps {
  title: string;
  heads: readonly string[];
  rows: readonly (readonly [key: string, cells: readonly ReactNode[]])[];
  hint?: string;
}

function List({ title, heads, rows, hint }: ListProps) {
  const t = useWords(salesWords);
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <p className={css.hint}>{t('nothing')}</p>
      ) : (
        <div className={css.scroll}>
          <table className={table.table} aria-label={title}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map(([key, cells]) => (
                <tr key={key}>
                  {cells.map((cell, index) => (
                    <td key={heads[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hint && <p className={css.hint}>{hint}</p>}
    </Panel>
  );
}

/** Which objection came last where another came first: the first may hide it. */
export function PairsPanel({ pairs }: { pairs: readonly Schemas['ObjectionPair'][] }) {
  const t = useWords(salesWords);
  const keyName = useKeyName();
  return (
    <List
      title={t('pairs')}
      hint={t('pairsHint')}
      heads={[t('first'), t('last'), t('talks'), t('sold')]}
      rows={pairs.map(({ first, last, talks, sold }) => {
        const names = [keyName('type', first), keyName('type', last)] as const;
        const key = `${first}>${last}`;
        const count = <Count n={talks} figure={{ what: 'pair', key }} label={names.join(' – ')} />;
        return [key, [...names, count, sold]];
      })}
    />
  );
}

export function CompetitorsPanel({ named }: { named: readonly Schemas['CompetitorRow'][] }) {
  const t = useWords(salesWords);
  return (
    <List
      title={t('competitors')}
      heads={[t('competitors'), t('talks'), t('conversion')]}
      rows={named.map(({ name, talks, conversion }) => [
        name,
        [
          name,
          <Count key="n" n={talks} figure={{ what: 'competitor', key: name }} label={name} />,
          <Share key="s" of={conversion} />,
        ],
      ])}
    />
  );
}

export function ReasonsPanel({ reasons }: { reasons: readonly Schemas['LostReason'][] }) {
  const t = useWords(salesWords);
  const keyName = useKeyName();
  return (
    <List
      title={t('reasons')}
      heads={[t('reasons'), t('talks'), t('share')]}
      rows={reasons.map(({ reason, talks, share }) => {
        const name = keyName('type', reason);
        return [
          reason,
          [
            name,
            <Count key="n" n={talks} figure={{ what: 'lost', key: reason }} label={name} />,
            <span key="s" className={css.barred}>
              <Bar share={share ?? 0} />
              <Share of={share} />
            </span>,
          ],
        ];
      })}
    />
  );
}
