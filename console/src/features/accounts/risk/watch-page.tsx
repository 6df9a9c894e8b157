import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useQueryState } from '@/shared/table/query-state';
import { TierBadge } from '@/shared/ui/marks';
import { Nothing, State } from '@/shared/ui/state';
import { useWatchList } from '../api';
import type { WatchLine } from '../kinds';
import { Risk } from '../list/risk';
import { accountWords } from '../words';
import table from '@/shared/table/table.module.css';
import css from '../accounts.module.css';

/** The accounts that may leave, with every reason that moved the score (KA-22). */
export function WatchPage() {
  const t = useWords(accountWords);
  const [params, change] = useQueryState();
  const least = params.get('least') === 'high' ? 'high' : 'watch';
  const found = useWatchList(least);
  const lines = found.data?.accounts ?? [];
  return (
    <>
      <div className={css.bar}>
        <p className={css.muted}>{t('watchHint')}</p>
        <span className={css.push}>
          <Segmented
            size="small"
            aria-label={t('least')}
            value={least}
            options={[
              { value: 'watch', label: t('least.watch') },
              { value: 'high', label: t('least.high') },
            ]}
            onChange={(value) => change({ least: value === 'high' ? 'high' : '' })}
          />
        </span>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('section.watch')} tabIndex={0}>
        {lines.length > 0 && <Table lines={lines} />}
        <State of={found} />
        {found.isSuccess && lines.length === 0 && <Nothing title={t('watchNone')} />}
      </section>
    </>
  );
}

function Table({ lines }: { lines: readonly WatchLine[] }) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  const names = useNames();
  return (
    <table className={table.table} aria-label={t('section.watch')}>
      <thead>
        <tr>
          {(['risk', 'company', 'manager', 'reasons'] as const).map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ account, company, tier, manager, health }) => (
          <tr key={account}>
            <td>
              <Risk health={health} />
            </td>
            <td>
              <span className={css.name}>
                <TierBadge tier={tier} />
                <Link className={table.link} to={`/accounts/${account}`}>
                  {company}
                </Link>
              </span>
            </td>
            <td>{names.agent(manager)}</td>
            <td>
              <ul className={css.chips}>
                {health.reasons.map(({ id, points }) => (
                  <li key={id} className={css.chip}>
                    {code('sign', id, id)} +{points}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
