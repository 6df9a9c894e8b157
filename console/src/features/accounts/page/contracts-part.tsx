import { useHouse } from '@/shared/house/house';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { Panel } from '@/shared/ui/panel';
import { Nothing } from '@/shared/ui/state';
import { dayOf } from '../format';
import type { AccountPage } from '../kinds';
import { Contracts } from './contracts';
import { Credit, CreditHistory, TierHistory } from './credit';
import { MonthlyFigures } from './figures';
import { pageWords } from './words';
import css from './page.module.css';

/** What was agreed: contracts, benefits, credit and tier with their histories, and the figures. */
export function ContractsPart({ page }: { page: AccountPage }) {
  return (
    <div className={css.stack}>
      <Contracts page={page} />
      <div className={css.halves}>
        <Credit page={page} />
        <Benefits page={page} />
        <CreditHistory page={page} />
        <TierHistory page={page} />
      </div>
      <MonthlyFigures page={page} />
    </div>
  );
}

function Benefits({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const code = useCodeWords(pageWords);
  const names = useNames();
  const language = useLanguage();
  const { tiers } = useHouse();
  const { account } = page;
  const ofTier = tiers.find(({ id }) => id === account.tier)?.benefits ?? [];
  if (ofTier.length + account.benefits.length === 0)
    return (
      <Panel title={t('benefits')}>
        <Nothing title={t('benefitsNone')} />
      </Panel>
    );
  return (
    <Panel title={t('benefits')}>
      <ul className={css.lines}>
        {ofTier.map((name) => (
          <li key={name}>
            <span>
              {code('benefit', name, name)} <span className={css.muted}>{t('ofTier')}</span>
            </span>
          </li>
        ))}
        {account.benefits.map(({ name, granted_by: by, until }) => (
          <li key={name}>
            <span>
              {code('benefit', name, name)}{' '}
              <span className={css.muted}>
                {by && t('granted', { name: names.user(by) })}{' '}
                {until && t('until', { when: dayOf(until, language) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
