import { Segmented } from 'antd';
import { useNames } from '@/shared/house/names';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useMay } from '@/shared/session/permissions';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useQueryState } from '@/shared/table/query-state';
import { useWatchList } from '../api';
import type { WatchLine } from '../kinds';
import { Risk } from '../list/risk';
import { Company } from '../company';
import { accountWords } from '../words';
import { WinBack } from './win-back';
import page from '@/shared/page/page.module.css';
import css from '../accounts.module.css';

/** The accounts that may leave, with every reason that moved the score (KA-22). */
export function WatchPage() {
  const t = useWords(accountWords);
  const [params, change] = useQueryState();
  const least = params.get('least') === 'high' ? 'high' : 'watch';
  const found = useWatchList(least);
  const lines = found.data?.accounts ?? [];
  const changes = useMay('change_accounts');
  return (
    <>
      <div className={page.bar}>
        <p className={page.muted}>{t('watchHint')}</p>
        <span className={`${page.push} ${page.bar}`}>
          {changes && <WinBack lines={lines} all />}
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
      <ListFrame label={t('section.watch')} of={found} count={lines.length} none={t('watchNone')}>
        <Table lines={lines} acts={changes} />
      </ListFrame>
    </>
  );
}

const COLUMNS = ['risk', 'company', 'manager', 'reasons', 'acts'] as const;

interface TableProps {
  lines: readonly WatchLine[];
  /** Whether one may begin to win them back. */
  acts: boolean;
}

function Table({ lines, acts }: TableProps) {
  const t = useWords(accountWords);
  const code = useCodeWords(accountWords);
  const names = useNames();
  return (
    <ListTable label={t('section.watch')} columns={COLUMNS.map((word) => t(word))}>
      {lines.map((line) => {
        const { account, company, tier, manager, health } = line;
        return (
          <tr key={account}>
            <td>
              <Risk health={health} />
            </td>
            <td>
              <Company id={account} name={company} tier={tier} />
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
            <td>{acts && <WinBack lines={[line]} />}</td>
          </tr>
        );
      })}
    </ListTable>
  );
}
