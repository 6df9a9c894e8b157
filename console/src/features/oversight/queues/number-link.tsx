import { Link, type To } from 'react-router';
import { useQueryState, withQuery, type QueryChange } from '@/shared/table/query-state';
import type { List } from '../use-arrival';
import css from './queues.module.css';

interface Props {
  n: number;
  /** What is shown, where it is not the number itself. */
  shown?: string;
  before?: string;
  label: string;
  title?: string;
  strong?: boolean;
  /** Another page, or else what changes in this page's address. */
  to?: To;
  change?: QueryChange;
  /** The list that the changed address narrows, which then has the focus. */
  list?: List;
}

/** A number that leads to the list of those it counts; a zero leads nowhere. */
export function NumberLink({ n, shown, before, label, title, strong, to, change, list }: Props) {
  const [params] = useQueryState();
  const text = shown ?? String(n);
  // The space is for those who hear it; the eye sees the gap.
  const mark = before && (
    <>
      <span className={css.before}>{before}</span>{' '}
    </>
  );
  if (n === 0) {
    return (
      <span className={css.zero} title={title}>
        {mark}
        {text}
      </span>
    );
  }
  return (
    <Link
      className={`${css.count} ${strong ? css.strong : ''}`}
      to={to ?? { search: withQuery(params, { ...EMPTY, ...change }) }}
      state={list && { list }}
      title={title ?? label}
      aria-label={label}
    >
      {mark}
      {text}
    </Link>
  );
}

/** A number says all about its list: filters that were there before do not narrow it. */
const EMPTY: QueryChange = { queue: '', tier: '', state: '', name: '', agent: '', contact: '' };
