import { Segmented, Select } from 'antd';
import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { useQueryState } from '@/shared/table/query-state';
import { State } from '@/shared/ui/state';
import { useFigures } from './api';
import { Behind } from './behind';
import { Figures } from './figures';
import { ByTier } from './by-tier';
import { BEHIND } from './kinds';
import { lastMonths } from './months';
import { Rates } from './rates';
import { figureWords } from './words';
import css from '@/shared/page/page.module.css';

const SPANS = [3, 12, 24] as const;

/** What the key accounts came to, against the targets, and the accounts behind each figure (ME-01 to ME-14). */
export function FiguresPage() {
  const t = useWords(figureWords);
  const { tiers } = useHouse();
  const names = useNames();
  const [params, change] = useQueryState();
  const months = SPANS.find((one) => String(one) === params.get('months')) ?? 12;
  const of = BEHIND.find((one) => one === params.get('of')) ?? 'renewal';
  const tier = params.get('tier') ?? '';
  const found = useFigures({ ...lastMonths(months, serverNow()), tier });
  return (
    <>
      <div className={css.bar}>
        <p className={css.muted}>{t('hint')}</p>
        <span className={`${css.push} ${css.bar}`}>
          <Select
            size="small"
            aria-label={t('tier')}
            className={css.choice ?? ''}
            value={tier}
            options={[
              { value: '', label: t('allTiers') },
              ...tiers.map(({ id }) => ({ value: id, label: names.tier(id) })),
            ]}
            onChange={(value: string) => change({ tier: value })}
          />
          <span className={css.muted}>{t('span')}</span>
          <Segmented
            size="small"
            aria-label={t('span')}
            value={months}
            options={SPANS.map((value) => ({ value, label: String(value) }))}
            onChange={(value) => change({ months: String(value) })}
          />
        </span>
      </div>
      <State of={found} />
      {found.data && (
        <>
          <Figures measures={found.data.measures} of={of} pick={(name) => change({ of: name })} />
          <Rates rates={found.data.rates} own={found.data.currency} />
          <ByTier lines={found.data.tiers} />
          <Behind of={of} lines={found.data.accounts} />
        </>
      )}
    </>
  );
}
