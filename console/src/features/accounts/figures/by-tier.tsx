import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import type { components } from '@/shared/api/schema';
import { numberText, shareText } from './kinds';
import { figureWords } from './words';
import table from '@/shared/table/table.module.css';

/** First answers, retention and cross-selling of each tier (DU-03). */
export function ByTier({ lines }: { lines: readonly components['schemas']['TierLine'][] }) {
  const t = useWords(figureWords);
  const language = useLanguage();
  const names = useNames();
  if (lines.length === 0) return null;
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={t('byTier')}>
        <thead>
          <tr>
            <th scope="col">{t('tier')}</th>
            {(['accounts', 'speed', 'p90', 'retention', 'cross_sell'] as const).map((head) => (
              <th key={head} scope="col" className={table.number}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ tier, accounts, measures: { speed, retention, cross_sell } }) => (
            <tr key={tier}>
              <th scope="row">{tier ? names.tier(tier) : t('noTier')}</th>
              <td className={table.number}>{accounts}</td>
              <td className={table.number}>
                {t('hours', { n: numberText(speed.median, language) })}
              </td>
              <td className={table.number}>{t('hours', { n: numberText(speed.p90, language) })}</td>
              <td className={table.number}>{shareText(retention.value, language)}</td>
              <td className={table.number}>{shareText(cross_sell.value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
