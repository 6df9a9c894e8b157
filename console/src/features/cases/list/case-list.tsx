import { useWords } from '@/shared/i18n/words';
import { useMay, useMe } from '@/shared/session/permissions';
import { useQueryState } from '@/shared/table/query-state';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { useCases } from '@/shared/cases/api';
import { queryOf, searchOf } from '../search';
import { caseWords, type CaseWord } from '@/shared/cases/words';
import { CaseRow } from './case-row';
import { Filters } from './filters';
import { NewCase } from '@/shared/cases/new-case';

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
  const works = useMay('work_cases');
  const [params] = useQueryState();
  const search = searchOf(params);
  const found = useCases(queryOf(search, me.user));
  const cases = found.data?.cases ?? [];
  return (
    <>
      <Filters search={search}>
        {works && <Add name={t('new')}>{(close) => <NewCase from={{}} close={close} />}</Add>}
      </Filters>
      <ListFrame
        label={t('title')}
        of={found}
        count={cases.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable label={t('title')} columns={COLUMNS.map((word) => t(word))}>
          {cases.map((line) => (
            <CaseRow key={line.id} line={line} />
          ))}
        </ListTable>
      </ListFrame>
      {found.isSuccess && <Pager shown={cases.length} next={found.data.next} />}
    </>
  );
}
