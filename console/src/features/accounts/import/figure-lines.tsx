import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { money } from '../format';
import { pageWords } from '../page/words';
import type { FiguresReport } from './api';
import { FirstRows } from './preview';
import { importWords } from './words';
import table from '@/shared/table/table.module.css';

/** The first months that a sheet of figures tells, and what becomes of each. */
export function FigureLines({ lines }: { lines: FiguresReport['lines'] }) {
  const t = useWords(importWords);
  const p = useWords(pageWords);
  const code = useCodeWords(importWords);
  const language = useLanguage();
  return (
    <FirstRows
      heads={[t('company'), p('month'), p('sales'), p('margin'), p('cost'), t('became')]}
      figures={[2, 3, 4]}
    >
      {lines.map((line) => (
        <tr key={line.row}>
          <td className={table.number}>{line.row}</td>
          <td>{line.company}</td>
          <td>{line.period}</td>
          {(['sales', 'margin', 'cost'] as const).map((word) => (
            <td key={word} className={table.number}>
              {money(line[word], line.currency, language)}
            </td>
          ))}
          <td>{code('is', line.became, line.became)}</td>
        </tr>
      ))}
    </FirstRows>
  );
}
