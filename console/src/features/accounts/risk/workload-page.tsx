import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import { useNames } from '@/shared/house/names';
import { useWords } from '@/shared/i18n/words';
import { Nothing, State } from '@/shared/ui/state';
import { accountWords } from '../words';
import table from '@/shared/table/table.module.css';
import css from '../accounts.module.css';

type Line = components['schemas']['WorkLine'];
const COLUMNS = ['accounts', 'cases', 'lateCases', 'tasks', 'lateTasks', 'overdueVisits'] as const;

/** What every account manager has to look after; each number opens its list (KA-06). */
export function WorkloadPage() {
  const t = useWords(accountWords);
  const found = useQuery({
    queryKey: ['accounts', 'workload'],
    queryFn: () => answer(api.GET('/api/v1/workload')),
  });
  const lines = found.data?.lines ?? [];
  const spread = found.data?.spread;
  return (
    <>
      {typeof spread?.median === 'number' && (
        <p className={css.muted} role="status">
          {t('loadSpread', {
            n: spread.managers,
            median: spread.median,
            most: spread.most ?? 0,
          })}
        </p>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('section.workload')} tabIndex={0}>
        {lines.length > 0 && (
          <table className={table.table} aria-label={t('section.workload')}>
            <thead>
              <tr>
                <th scope="col">{t('manager')}</th>
                <th scope="col">{t('byTier')}</th>
                {COLUMNS.map((word) => (
                  <th key={word} scope="col" className={table.number}>
                    {t(`load.${word}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Row key={line.manager} line={line} />
              ))}
            </tbody>
          </table>
        )}
        <State of={found} />
        {found.isSuccess && lines.length === 0 && <Nothing title={t('loadNone')} />}
      </section>
    </>
  );
}

function Row({ line }: { line: Line }) {
  const t = useWords(accountWords);
  const names = useNames();
  const { manager, user, tiers } = line;
  const of = encodeURIComponent(manager);
  const owner = encodeURIComponent(user);
  const cases = manager && `/cases?manager=${of}`;
  const tasks = user && `/follow-up?owner=${owner}`;
  return (
    <tr>
      <th scope="row">{manager ? names.agent(manager) : t('loadNobody')}</th>
      <td>
        {Object.entries(tiers)
          .map(([tier, n]) => `${tier ? names.tier(tier) : t('noTier')} ${n}`)
          .join(' · ')}
      </td>
      <Cell to={manager && `/accounts?manager=${of}`}>{line.accounts}</Cell>
      <Cell to={cases}>{line.cases}</Cell>
      <Cell to={cases}>{line.late_cases}</Cell>
      <Cell to={tasks}>{line.tasks}</Cell>
      <Cell to={tasks && `${tasks}&due=overdue`}>{line.late_tasks}</Cell>
      <Cell to={line.overdue_visits > 0 ? '/follow-up/visits' : ''}>{line.overdue_visits}</Cell>
    </tr>
  );
}

function Cell({ to, children }: { to: string; children: ReactNode }) {
  return (
    <td className={table.number}>
      {to ? (
        <Link className={table.link} to={to}>
          {children}
        </Link>
      ) : (
        children
      )}
    </td>
  );
}
