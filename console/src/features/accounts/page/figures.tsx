import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { editWords } from '../edit/words';
import { day, money, percent } from '../format';
import type { AccountPage, Figures } from '../kinds';
import type { Kind } from './own-things';
import { ThingsPanel } from './things-panel';
import { pageWords } from './words';

/** A share of 0 to 1 as the percentage that people write; '' for one that is not known. */
const percentOf = (share: number | null) => (share === null ? '' : String(share * 100));

function useFiguresKind(currency: string): Kind<Figures> {
  const t = useWords(pageWords);
  const e = useWords(editWords);
  return {
    word: 'figures',
    fields: [
      { key: 'period', label: t('month'), kind: 'month', required: true },
      { key: 'currency', label: e('currency'), hint: e('currencyHint') },
      { key: 'sales', label: t('sales'), kind: 'amount', signed: true },
      { key: 'margin', label: t('margin'), kind: 'amount', signed: true },
      { key: 'cost', label: t('cost'), kind: 'amount' },
      { key: 'orders', label: t('orders'), kind: 'count', min: 0 },
      { key: 'wallet', label: t('wallet'), hint: t('walletHint') },
      { key: 'note', label: e('note'), hint: t('monthNoteHint') },
    ],
    fresh: {
      period: '',
      currency,
      sales: '0',
      margin: '0',
      cost: '0',
      orders: 0,
      wallet: '',
      note: '',
    },
    toForm: ({ period, currency, sales, margin, cost, orders, wallet, note }) => ({
      ...{ period, currency, sales, margin, cost, orders, note },
      wallet: percentOf(wallet),
    }),
    toBody: ({ wallet, ...values }) => {
      const share = String(wallet).replace('%', '').trim();
      return { ...values, wallet: share === '' ? null : Number(share) / 100 };
    },
    of: (page) => page.figures,
  };
}

/** What an account brought, month by month: entered, corrected, deleted (ME-09, KA-22). */
export function MonthlyFigures({ page }: { page: AccountPage }) {
  const t = useWords(pageWords);
  const language = useLanguage();
  const { account, figures } = page;
  const usual = account.credit.currency;
  const amount = (word: 'sales' | 'margin' | 'cost') => ({
    name: t(word),
    cell: (month: Figures) => money(month[word], month.currency || usual, language),
    as: 'number' as const,
  });
  return (
    <ThingsPanel
      kind={useFiguresKind(usual)}
      account={account.id}
      title={t('figures')}
      add={t('addMonth')}
      none={t('figuresNone')}
      things={figures}
      name={({ period }) => period}
      columns={[
        { name: t('month'), cell: ({ period }) => period },
        amount('sales'),
        amount('margin'),
        amount('cost'),
        { name: t('orders'), cell: ({ orders }) => orders, as: 'number' },
        {
          name: t('wallet'),
          cell: ({ wallet }) => (wallet === null ? '' : percent(wallet, language)),
          as: 'number',
        },
        { name: t('corrected'), cell: (month) => <Former month={month} usual={usual} /> },
      ]}
    />
  );
}

/** What a month said before it was corrected: when, by whom, which amounts (ME-09). */
function Former({ month, usual }: { month: Figures; usual: string }) {
  const t = useWords(pageWords);
  const names = useNames();
  const language = useLanguage();
  if (month.corrected.length === 0) return month.note;
  const currency = month.currency || usual;
  return (
    <details>
      <summary>{t('correctedTimes', { n: month.corrected.length })}</summary>
      <p>{month.note}</p>
      <ul>
        {month.corrected.toReversed().map(({ at, by, sales, margin, cost, note }) => (
          <li key={at}>
            {[
              t('correctedBy', { when: day(at, language), name: names.user(by) }),
              t('was', {
                sales: money(sales, currency, language),
                margin: money(margin, currency, language),
                cost: money(cost, currency, language),
              }),
              note,
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </details>
  );
}
