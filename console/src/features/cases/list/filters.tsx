import type { ReactNode } from 'react';
import { Segmented, Select } from 'antd';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { Choice } from '@/shared/page/choice';
import { LookFor } from '@/shared/page/look-for';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { uiWords } from '@/shared/ui/words';
import { caseCodes } from '@/shared/cases/codes';
import { STATES, TYPES } from '@/shared/cases/kinds';
import { WHOSE, type Search } from '../search';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import css from '@/shared/page/page.module.css';

type Options = Parameters<typeof Choice>[0]['options'];

/** Which cases are shown. Every choice goes into the address, and back to the first page. */
export function Filters({ search, children }: { search: Search; children: ReactNode }) {
  const t = useWords(caseWords);
  const ui = useWords(uiWords);
  const code = useCodeWords(caseCodes);
  const language = useLanguage();
  const [, change] = useQueryState();
  const { agents, departments, tiers } = useHouse();
  const names = useMay('see_accounts');
  const choices: readonly (readonly [name: keyof Search & CaseWord, options: Options])[] = [
    ['department', departments.map(({ id, name }) => [id, nameIn(name, language) || id])],
    ['state', STATES.map((state) => [state, code('state', state, state)])],
    ['type', TYPES.map((type) => [type, code('type', type, type)])],
    ['tier', tiers.map(({ id, name }) => [id, nameIn(name, language) || ui('tier', { tier: id })])],
  ];
  return (
    <div className={css.bar} role="search" aria-label={t('filters')}>
      <Segmented
        size="small"
        aria-label={t('whose')}
        value={search.whose}
        options={WHOSE.map((value) => ({ value, label: t(`whose.${value}`) }))}
        onChange={(whose) => change({ whose: whose === 'all' ? '' : whose, after: '' })}
      />
      <Segmented
        size="small"
        aria-label={t('open')}
        value={search.open}
        options={(['true', 'false', 'any'] as const).map((value) => ({
          value,
          label: t(`open.${value}`),
        }))}
        onChange={(open) => change({ open: open === 'true' ? '' : open, state: '', after: '' })}
      />
      {search.manager && (
        <Choice
          name="manager"
          label={t('manager')}
          value={search.manager}
          options={agents.map(({ id, name }) => [id, name || id])}
        />
      )}
      {choices.map(([name, options]) => (
        <Choice key={name} name={name} label={t(name)} value={search[name]} options={options} />
      ))}
      {names && (
        <LookFor
          label={t('customerName')}
          title={t('customerNameHint')}
          maxLength={200}
          value={search.customer}
          look={(customer) => change({ customer, after: '' })}
        />
      )}
      <LookFor
        label={t('number')}
        title={t('numberHint')}
        maxLength={40}
        value={search.number}
        look={(number) => change({ number, open: number && 'any', after: '' })}
      />
      <Select
        size="small"
        className={css.choice ?? ''}
        popupMatchSelectWidth={false}
        aria-label={t('order')}
        value={search.order}
        options={(['due_at', '-changed_at', '-opened_at'] as const).map((value) => ({
          value,
          label: t(`order.${value}`),
        }))}
        onChange={(order: string) => change({ order: order === 'due_at' ? '' : order, after: '' })}
      />
      {children}
    </div>
  );
}
