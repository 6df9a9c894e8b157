import { Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { components } from '@/shared/api/schema';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { Scrolled } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Nothing, State } from '@/shared/ui/state';
import { readRegister, usePareto } from '../api';
import { Rates } from '../figures/rates';
import { money, percent } from '../format';
import { Company } from '../company';
import { accountWords } from '../words';
import { NominateVital } from './nominate';
import table from '@/shared/table/table.module.css';
import page from '@/shared/page/page.module.css';
import css from '../accounts.module.css';

const PARTS = [0.7, 0.8, 0.9];
const MONTHS = [3, 12, 24];

/** The few accounts that bring most of the profit, and which of them deserve a higher tier (ME-15). */
export function ParetoPage() {
  const t = useWords(accountWords);
  const language = useLanguage();
  const [params, change] = useQueryState();
  const pick = (name: string, all: readonly number[], usual: number) =>
    all.find((one) => String(one) === params.get(name)) ?? usual;
  const [part, months] = [pick('part', PARTS, 0.8), pick('months', MONTHS, 12)];
  const found = usePareto(part, months);
  const follows = useMay('follow_up');
  const { first, of } = useTiersOf();
  const lists = found.data?.lists.filter(({ rows }) => rows.some(({ share }) => share !== null));
  const vital = (lists ?? []).flatMap(({ rows }) => rows.filter((row) => row.vital));
  const proposed = vital.filter(({ account }) => of(account) && of(account)?.tier !== first).length;
  return (
    <>
      <div className={page.bar}>
        <p className={page.muted}>{t('paretoHint')}</p>
        <span className={`${page.push} ${page.bar}`}>
          <span className={page.muted}>{t('part')}</span>
          <Segmented
            size="small"
            aria-label={t('part')}
            value={part}
            options={PARTS.map((value) => ({ value, label: percent(value, language) }))}
            onChange={(value) => change({ part: String(value) })}
          />
          <span className={page.muted}>{t('months')}</span>
          <Segmented
            size="small"
            aria-label={t('months')}
            value={months}
            options={MONTHS.map((value) => ({ value, label: String(value) }))}
            onChange={(value) => change({ months: String(value) })}
          />
        </span>
      </div>
      {follows && <NominateVital part={part} months={months} proposed={proposed} />}
      <Rates rates={found.data?.rates ?? []} own={found.data?.own ?? ''} />
      {lists?.map((list) => (
        <List key={list.currency} list={list} part={part} />
      ))}
      <State of={found} />
      {lists?.length === 0 && <Nothing title={t('paretoNone')} />}
    </>
  );
}

/** The highest tier of the house, and the line of the register of an account. */
function useTiersOf() {
  const { tiers } = useHouse();
  const register = useQuery({ queryKey: ['accounts', 'register'], queryFn: readRegister });
  const of = (id: string) => register.data?.accounts.find(({ account }) => account === id);
  return { first: tiers[0]?.id ?? 'A', of };
}

type ParetoList = components['schemas']['ParetoList'];

/** The accounts of one currency: amounts in two are never added. */
function List({ list, part }: { list: ParetoList; part: number }) {
  const t = useWords(accountWords);
  const language = useLanguage();
  const vital = list.rows.filter((row) => row.vital).length;
  const name = `${t('section.pareto')} ${list.currency}`;
  const counted = { n: vital, all: list.rows.length, part: percent(part, language) };
  return (
    <Scrolled label={name}>
      <p className={page.muted} role="status">
        {t('vitalCount', counted)} · {money(list.profit, list.currency, language)}
      </p>
      <Table list={list} name={name} />
    </Scrolled>
  );
}

function Table({ list: { rows, currency }, name }: { list: ParetoList; name: string }) {
  const t = useWords(accountWords);
  const language = useLanguage();
  const { first, of } = useTiersOf();
  const share = (value: number | null) => (value === null ? '' : percent(value, language));
  return (
    <table className={table.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{t('company')}</th>
          {(['profit', 'share', 'running'] as const).map((word) => (
            <th key={word} scope="col" className={table.number}>
              {t(word)}
            </th>
          ))}
          <th scope="col">{t('vital')}</th>
          <th scope="col">{t('proposal')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const line = of(row.account);
          return (
            <tr key={row.account} className={row.vital ? css.vital : undefined}>
              <td>
                <Company id={row.account} name={line?.company ?? ''} tier={line?.tier ?? ''} />
              </td>
              <td className={table.number}>{money(row.profit, currency, language)}</td>
              <td className={table.number}>{share(row.share)}</td>
              <td className={table.number}>{share(row.running)}</td>
              <td>{row.vital && t('vital')}</td>
              <td>{row.vital && line && line.tier !== first && t('proposeUp')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
