import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useWords } from '@/shared/i18n/words';
import { ListFrame, ListTable } from '@/shared/page/list';
import { Pager } from '@/shared/page/pager';
import { followWords, type FollowWord } from './words';

interface Props<T> {
  label: FollowWord;
  none: FollowWord;
  hint: FollowWord;
  columns: readonly FollowWord[];
  of: UseQueryResult<{ after: string }>;
  lines: readonly T[];
  line: (one: T) => ReactNode;
}

/** A page of a list of the follow-up: its lines, what stands there without any, and the way on. */
export function PagedList<T>({ label, none, hint, columns, of, lines, line }: Props<T>) {
  const t = useWords(followWords);
  return (
    <>
      <ListFrame label={t(label)} of={of} count={lines.length} none={t(none)} hint={t(hint)}>
        <ListTable label={t(label)} columns={columns.map((word) => t(word))}>
          {lines.map(line)}
        </ListTable>
      </ListFrame>
      {of.isSuccess && <Pager shown={lines.length} next={of.data.after} />}
    </>
  );
}
