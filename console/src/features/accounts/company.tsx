import { Link } from 'react-router';
import { TierBadge } from '@/shared/ui/marks';
import table from '@/shared/table/table.module.css';
import css from './accounts.module.css';

interface Props {
  id: string;
  name: string;
  tier: string;
}

/** An account in a list: its tier, and its company, which leads to its page. */
export function Company({ id, name, tier }: Props) {
  return (
    <span className={css.name}>
      <TierBadge tier={tier} />
      <Link className={table.link} to={`/accounts/${id}`}>
        {name || id}
      </Link>
    </span>
  );
}
