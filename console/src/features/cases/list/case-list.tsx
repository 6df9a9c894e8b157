import { useState } from 'react';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { useMay, useMe } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Pager } from '@/shared/page/pager';
import { Nothing, State } from '@/shared/ui/state';
import { useCases } from '@/shared/cases/api';
import type { CaseLine } from '@/shared/cases/kinds';
import { queryOf, searchOf } from '../search';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import { CaseRow } from './case-row';
import { Filters } from './filters';
import { NewCase } from '@/shared/cases/new-case';
import table from '@/shared/table/table.module.css';
import css from '../cases.module.css';

const COLUMNS: readonly CaseWord[] = [
  'number',
  'subject',
  'state',
  'type',
  'department',
  'owner',
  'due',
  'changed',
];

/** The cases that one sees. The address says which. */
export function CaseList() {
  const t = useWords(caseWords);
  const me = useMe();
  const [params] = useQueryState();
  const search = searchOf(params);
  const found = useCases(queryOf(search, me.user));
  const cases = found.data?.cases ?? [];
  return (
    <>
      <Filters search={search}>
        <Add />
      </Filters>
      {/* Focusable, so that a long list can be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.panel} aria-label={t('title')} tabIndex={0}>
        {cases.length > 0 && <CaseTable cases={cases} />}
        <State of={found} />
        {found.isSuccess && cases.length === 0 && (
          <Nothing title={t('none')} hint={t('noneHint')} />
        )}
      </section>
      {found.isSuccess && <Pager shown={cases.length} next={found.data.next} />}
    </>
  );
}

export function CaseTable({ cases }: { cases: readonly CaseLine[] }) {
  const t = useWords(caseWords);
  return (
    <table className={table.table} aria-label={t('title')}>
      <thead>
        <tr>
          {COLUMNS.map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((line) => (
          <CaseRow key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Add() {
  const t = useWords(caseWords);
  const works = useMay('work_cases');
  const [adding, setAdding] = useState(false);
  if (!works) return null;
  return (
    <>
      <Button
        size="small"
        type="primary"
        className={css.push ?? ''}
        icon={<Plus size={14} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {t('new')}
      </Button>
      {adding && <NewCase from={{}} close={() => setAdding(false)} />}
    </>
  );
}
