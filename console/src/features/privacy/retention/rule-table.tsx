import { TriangleAlert } from 'lucide-react';
import type { components } from '@/shared/api/schema';
import { day } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { ListTable, Scrolled } from '@/shared/page/list';
import { State } from '@/shared/ui/state';
import type { Rule } from '../api';
import { privacyPageWords } from '../words';
import page from '@/shared/page/page.module.css';
import css from './retention.module.css';

type WouldGo = components['schemas']['WouldGo'];

interface Props {
  of: Parameters<typeof State>[0]['of'];
  rules: readonly Rule[];
  /** What a try without deleting counted; undefined while nobody tried. */
  foreseen: readonly WouldGo[] | undefined;
}

/** Every category with its time, its rule, what the law wants, and what went last. */
export function RuleTable({ of, rules, foreseen }: Props) {
  const t = useWords(privacyPageWords);
  const columns = ['category', 'kept', 'law', 'last'] as const;
  const shown = foreseen ? ([...columns, 'next'] as const) : columns;
  const personal = foreseen?.find(({ category }) => category === 'personal');
  return (
    <div className={css.frame}>
      <Scrolled label={t('rules')}>
        <State of={of} />
        {rules.length > 0 && (
          <ListTable label={t('rules')} columns={shown.map((one) => t(one))}>
            {rules.map((rule) => (
              <RuleRow
                key={rule.category}
                rule={rule}
                tried={foreseen !== undefined}
                foreseen={foreseen?.find(({ category }) => category === rule.category)}
              />
            ))}
            {personal && (
              <tr>
                <th scope="row">{t('category.personal')}</th>
                <td colSpan={3} />
                <td>{t('wouldGoNow', { n: personal.count })}</td>
              </tr>
            )}
          </ListTable>
        )}
      </Scrolled>
    </div>
  );
}

interface RowProps {
  rule: Rule;
  tried: boolean;
  /** What would go; undefined for what this house keeps nothing of. */
  foreseen: WouldGo | undefined;
}

function RuleRow({ rule, tried, foreseen }: RowProps) {
  const t = useWords(privacyPageWords);
  const code = useCodeWords(privacyPageWords);
  const language = useLanguage();
  const { category, keep_days: days, least_days: least, law, last, ours, too_short } = rule;
  return (
    <tr>
      <th scope="row">{code('category', category, category)}</th>
      <td title={rule.why}>
        {days ? t('days', { n: days }) : t('always')}
        <span className={page.muted}> · {t(ours ? 'ours' : 'shipped')}</span>
      </td>
      <td>
        {least > 0 && (
          <span className={too_short ? page.late : page.muted}>
            {too_short && <TriangleAlert size={13} aria-label={t('tooShort')} />}{' '}
            {t('leastDays', { n: least, law })}
          </span>
        )}
      </td>
      <td className={last ? undefined : page.muted}>
        {last ? t('lastCount', { n: last.deleted, when: day(last.at, language) }) : t('never')}
      </td>
      {tried && (
        <td title={['calls', 'recordings'].includes(category) ? t('ofContacts') : undefined}>
          {foreseen && foreseen.count > 0 ? (
            t('wouldGo', { n: foreseen.count, when: day(foreseen.before, language) })
          ) : (
            <span className={page.muted}>{t('nothing')}</span>
          )}
        </td>
      )}
    </tr>
  );
}
