import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { Scrolled } from '@/shared/page/list';
import { Nothing } from '@/shared/ui/state';
import { Company } from '../company';
import { money } from '../format';
import type { FigureLine } from './api';
import { counts, numberText, shareText, type Behind as Name } from './kinds';
import { figureWords } from './words';
import table from '@/shared/table/table.module.css';

interface Props {
  of: Name;
  lines: readonly FigureLine[];
}

/** The accounts that a figure is made of, each with its own. */
export function Behind({ of, lines }: Props) {
  const t = useWords(figureWords);
  const language = useLanguage();
  const names = useNames();
  const there = lines.filter((line) => counts(line, of));
  const rows = there.flatMap((line) => cells(line, of, language).map((row) => ({ line, row })));
  if (rows.length === 0) return <Nothing title={t('none')} />;
  return (
    <Scrolled label={t(of)}>
      <table className={table.table} aria-label={t(of)}>
        <thead>
          <tr>
            <th scope="col">{t('company')}</th>
            <th scope="col">{t('manager')}</th>
            {heads(of).map((word) => (
              <th key={word} scope="col" className={table.number}>
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, row }) => (
            <tr key={`${line.account} ${row.join(' ')}`}>
              <td>
                <Company id={line.account} name={line.company} tier={line.tier} />
              </td>
              <td>{names.agent(line.manager)}</td>
              {row.map((text, place) => (
                <td key={heads(of)[place]} className={table.number}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

const heads = (of: Name) =>
  of === 'business'
    ? (['sales', 'before', 'profit', 'value'] as const)
    : (['part', 'whole', 'value'] as const);

/** The cells of an account, a row for each currency. */
function cells(
  { measures }: FigureLine,
  of: Name,
  language: Parameters<typeof shareText>[1],
): string[][] {
  if (of === 'business')
    return measures.business.map(({ currency, sales, before, profit, growth }) => [
      money(sales, currency, language),
      money(before, currency, language),
      money(profit, currency, language),
      shareText(growth, language),
    ]);
  if (of === 'speed')
    return [[String(measures.speed.n), '', numberText(measures.speed.median, language)]];
  if (of === 'loyalty') return [['', '', numberText(measures.loyalty.index, language)]];
  const { part, whole, value, hidden } = measures[of];
  return [[hidden ? '–' : String(part), String(whole), shareText(value, language)]];
}
