import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useBook } from './api';
import { gateWords } from './words';

/** What the gate said of a number, line by line: why was it dialled, or not? */
export function BookPanel({ number }: { number: string }) {
  const t = useWords(gateWords);
  const code = useCodeWords(gateWords);
  const language = useLanguage();
  const found = useBook(number);
  const checks = found.data ?? [];
  return (
    <ListFrame label={t('book')} of={found} count={checks.length} none={t('noBook')}>
      <ListTable
        label={t('book')}
        columns={[t('when'), t('stage'), t('purpose'), t('answer'), t('result')]}
      >
        {checks.map(({ id, at, stage, asked, verdict, result }) => (
          <tr key={id}>
            <td>{moment(at, serverNow(), language)}</td>
            <td>{code('stage', stage, stage)}</td>
            <td>{code('purpose', asked?.purpose ?? '', asked?.purpose ?? '')}</td>
            <td>
              {verdict?.allowed
                ? t('allowed')
                : t('denied', { rules: verdict?.reasons.map(({ rule }) => rule).join(', ') ?? '' })}
            </td>
            <td>{result}</td>
          </tr>
        ))}
      </ListTable>
    </ListFrame>
  );
}
